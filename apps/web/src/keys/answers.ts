/** What the keys of scenarios do is known where scenarios are: they are answered from there. */
type Answer = () => boolean;

const answers: { whatIf?: Answer | undefined; undo?: Answer | undefined; redo?: Answer | undefined } = {};

/** Lets the keys W and undo be answered; call the returned function when the answer is gone. */
export function answerKeys(given: {
  readonly whatIf: Answer;
  readonly undo: Answer;
  readonly redo: Answer;
}): () => void {
  Object.assign(answers, given);
  return () => {
    if (answers.whatIf === given.whatIf)
      Object.assign(answers, { whatIf: undefined, undo: undefined, redo: undefined });
  };
}

/** Begins a what-if, or shows its changes; false when nobody answers. */
export const whatIf: Answer = () => answers.whatIf?.() ?? false;

/** Takes the last edit back; false when nobody answers. */
export const takeBack: Answer = () => answers.undo?.() ?? false;

/** Makes the edit again that was taken back last; false when nobody answers. */
export const makeAgain: Answer = () => answers.redo?.() ?? false;
