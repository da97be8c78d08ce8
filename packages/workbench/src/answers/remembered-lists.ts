import type { Workbench } from '../workspace/workbench.ts';

// A page of a list takes some 60 kB.
const REMEMBERED = 300;

const memories = new WeakMap<Workbench, Map<string, Promise<unknown>>>();

/**
 * The answer to a question about lists, asked of the database once for the facts that there are: everybody who looks at the
 * same day sees the same lists, and scrolling asks for their totals again and again.
 */
export function rememberedList<T>(workbench: Workbench, question: unknown, ask: () => Promise<T>): Promise<T> {
  const memory = memories.get(workbench) ?? new Map<string, Promise<unknown>>();
  memories.set(workbench, memory);
  const { lastSeq, recordedAt, count } = workbench.log();
  const key = JSON.stringify([lastSeq, count === 0 ? 0 : recordedAt[count - 1], question]);
  const answer = (memory.get(key) as Promise<T> | undefined) ?? ask();
  memory.delete(key);
  memory.set(key, answer);
  // A failure is told to whoever asked, and forgotten.
  answer.catch(() => memory.delete(key));
  for (const oldest of memory.keys()) if (memory.size > REMEMBERED) memory.delete(oldest);
  return answer;
}
