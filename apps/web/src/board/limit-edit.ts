import { programPath } from '../api/queries.ts';
import type { Edit } from '../edits/edit.ts';
import type { BoardView } from './board-query.ts';

type Of = {
  readonly column: string | undefined;
  readonly team: string | undefined;
  readonly name: string;
  /** What was said here when the reader looked; what a tool says is not said here. */
  readonly seen: number | null;
  readonly limit: number | null;
};

/** Says how many items a column or a team wants at once; it can be taken back. */
export function limitEdit({ program }: Pick<BoardView, 'program'>, { column, team, name, seen, limit }: Of): Edit {
  const path = programPath(program.id, 'board', 'limit');
  const of = (to: number | null, from: number | null) =>
    ({ method: 'put', path, body: { column, team, limit: to, seen: { limit: from } } }) as const;
  const words = limit === null ? `The limit of ${name} is taken back.` : `${name} may hold ${limit} from now on.`;
  return { ...of(limit, seen), words, undo: { ...of(seen, limit), words: `The limit of ${name} is as before.` } };
}
