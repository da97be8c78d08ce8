/** The answer of a question that tells how far it is, step by step. */
export function answerOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
