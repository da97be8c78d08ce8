import { post, put } from '../api/client.ts';
import { askAnew } from '../api/live.ts';
import { type Changed, ProblemError, problemOf } from '../api/problem.ts';
import { queryClient } from '../app/query-client.ts';
import type { Edit } from './edit.ts';

/** What is said of the last edit. */
export type Toast = {
  readonly id: number;
  readonly words: string;
  readonly isFailure: boolean;
  /** Whether it can be taken back. */
  readonly canUndo: boolean;
};

/** Somebody said something else meanwhile: the reader chooses. */
export type Clash = {
  readonly edit: Edit;
  readonly changed: readonly Changed[];
  readonly choose: (whose: 'mine' | 'theirs') => void;
};

type State = { readonly toast: Toast | undefined; readonly clash: Clash | undefined };

let state: State = { toast: undefined, clash: undefined };
/** The edits of this window, the last one last, each with what takes it back. */
const undos: { readonly edit: Edit; readonly undo: Edit }[] = [];
/** Edits that were taken back, the last one last: they can be made again until another is made. */
let redos: Edit[] = [];
const listeners = new Set<() => void>();
let count = 0;
let settling: Promise<void> = Promise.resolve();

/** Resolves once every page shows what the last edit did. */
export const settled = (): Promise<void> => settling;

const MOST = 50;

function set(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** The toast and the clash, for `useSyncExternalStore`. */
export const editsNow = (): State => state;
export function listenToEdits(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes the toast away; the edit can still be taken back by the key. */
export const closeToast = (): void => set({ toast: undefined });

/**
 * Makes an edit: says what it did, with the way back, and lets every page ask anew. When somebody said something else since
 * the reader looked, the reader chooses first.
 * @returns the answer of the server; undefined when the reader kept what the other said
 * @throws ProblemError when the server refuses
 */
export async function makeEdit<Answer>(edit: Edit): Promise<Answer | undefined> {
  const answer = await made<Answer>(edit);
  redos = [];
  return answer;
}

async function made<Answer>(edit: Edit): Promise<Answer | undefined> {
  const answer = await sentWithChoice(edit);
  if (answer !== undefined) {
    const undo = typeof edit.undo === 'function' ? edit.undo(answer) : edit.undo;
    if (undo) undos.push({ edit, undo });
    if (undos.length > MOST) undos.shift();
    const words = typeof edit.words === 'function' ? edit.words(answer) : edit.words;
    say(words, { canUndo: undo !== undefined });
  }
  settling = askAnew(queryClient);
  return answer as Answer | undefined;
}

/** Takes the last edit of this window back; false when there is none. */
export async function undoLast(): Promise<boolean> {
  const last = undos.pop();
  if (last === undefined) return false;
  const answer = await madeOrTold(last.undo);
  if (answer !== undefined) redos.push(seenAnew(last.edit, answer));
  return true;
}

/** Makes the edit again that was taken back last; false when there is none. */
export async function redoLast(): Promise<boolean> {
  const edit = redos.pop();
  if (edit === undefined) return false;
  await madeOrTold(edit);
  return true;
}

/** An edit of a version, as of the version that there is once it was taken back: what others did since still counts. */
function seenAnew(edit: Edit, answer: unknown): Edit {
  const { version } = (answer ?? {}) as { readonly version?: unknown };
  if (typeof version !== 'number') return edit;
  const versioned = Object.entries(edit.body).filter(([name, value]) => {
    return (name === 'version' || name === 'seen') && typeof value === 'number';
  });
  return { ...edit, body: { ...edit.body, ...Object.fromEntries(versioned.map(([name]) => [name, version])) } };
}

/** The answer of the server; undefined where it refused, which is told, or where the reader kept what somebody else said. */
async function madeOrTold(edit: Edit): Promise<unknown> {
  try {
    return await made(edit);
  } catch (error) {
    const { title, detail } = problemOf(error);
    say([title, detail].filter(Boolean).join(': '), { isFailure: true });
    return undefined;
  }
}

/** Says something at the foot of the page for a while. */
export function say(words: string, { canUndo = false, isFailure = false } = {}): void {
  count += 1;
  set({ toast: { id: count, words, isFailure, canUndo } });
}

async function sentWithChoice(edit: Edit): Promise<unknown> {
  try {
    return await sent(edit, edit.body);
  } catch (error) {
    const changed = error instanceof ProblemError ? error.problem.changed : undefined;
    if (changed === undefined) throw error;
    const whose = await choice(edit, changed);
    const { seen: _, ...over } = edit.body;
    return whose === 'mine' ? await sent(edit, over) : undefined;
  }
}

const sent = ({ method, path }: Edit, body: object): Promise<unknown> =>
  method === 'put' ? put<unknown>(path, body) : post<unknown>(path, body);

function choice(edit: Edit, changed: readonly Changed[]): Promise<'mine' | 'theirs'> {
  return new Promise((resolve) => {
    const choose = (whose: 'mine' | 'theirs') => {
      set({ clash: undefined });
      resolve(whose);
    };
    set({ clash: { edit, changed, choose } });
  });
}
