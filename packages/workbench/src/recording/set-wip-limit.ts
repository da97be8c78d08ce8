import { startOfDay } from '@fulcrum/core/calendar';
import { boardColumns, boardsOf } from '@fulcrum/core/flow';
import type { ProgramGraph } from '@fulcrum/core/program';
import { type Fact, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import type { Context } from '../catalogue/operation.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { recordUnlessChanged } from './record-unless-changed.ts';

export interface LimitSaid {
  readonly program: string;
  readonly column?: string | undefined;
  readonly board?: string | undefined;
  readonly team?: string | undefined;
  readonly limit: number | null;
  readonly seen?: { readonly limit: number | null } | undefined;
}

interface Target {
  readonly kind: 'column' | 'team';
  readonly id: string;
  readonly name: string;
  /** What is said of it beside the limit, when nothing is known of it yet. */
  readonly start: Readonly<Record<string, Value>>;
}

/**
 * Says how many items a column, or a team, wants at once; null takes it back, and what the tool says counts again. Throws
 * NotFound, BadInput, and Conflict when somebody said something else since it was looked at.
 */
export async function setWipLimit(context: Context, said: LimitSaid) {
  const { workbench, principal } = context;
  const graph = graphAsOf(workbench, undefined);
  const target = targetOf(graph, said);
  const limitOf = (): number | null => {
    const now = graphAsOf(workbench, undefined);
    return (target.kind === 'team' ? now.teams : now.columns).get(target.id)?.limit ?? null;
  };
  const before = limitOf();
  const cause = `command:${workbench.now()}`;
  const at = startOfDay(today(workbench));
  const values: Readonly<Record<string, Value>> = { ...target.start, limit: said.limit };
  const facts = Object.entries(values).map(([attribute, value]): Fact => {
    const subject = subjectOf(target.kind, target.id);
    return { subject, attribute, op: 'set', value, at, source: principal.source, cause };
  });
  const seen = said.seen === undefined ? undefined : { limit: said.seen.limit };
  await recordUnlessChanged(context, { facts, seen, now: () => ({ limit: limitOf() }) });
  const named = { id: target.id, name: target.name };
  const words =
    said.limit === null
      ? `The limit of ${target.name} is taken back.`
      : `${target.name} may hold ${said.limit} from now on.`;
  return {
    column: target.kind === 'column' ? named : null,
    team: target.kind === 'team' ? named : null,
    limit: said.limit,
    before,
    words,
  };
}

function targetOf(graph: ProgramGraph, { program, column, board, team }: LimitSaid): Target {
  if ((column === undefined) === (team === undefined))
    throw new BadInput('a limit is of one column or of one team: name one');
  return team === undefined
    ? columnNamed(graph, { program, board, wanted: column as string })
    : teamNamed(graph, program, team);
}

function teamNamed(graph: ProgramGraph, program: string, wanted: string): Target {
  const teams = [...graph.teams.values()].filter((team) => team.program === program);
  const found =
    teams.find(({ id }) => id === wanted) ?? teams.find(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  if (found === undefined)
    throw notFound(
      'team',
      wanted,
      teams.map(({ id, name }) => name ?? id),
    );
  return { kind: 'team', id: found.id, name: found.name ?? found.id, start: {} };
}

function columnNamed(
  graph: ProgramGraph,
  { program, board, wanted }: { program: string; board: string | undefined; wanted: string },
): Target {
  const boards = [...boardsOf(graph, program).map(({ id }) => id), null];
  const among = board === undefined ? boards : boards.filter((id) => id === board);
  const columns = among.flatMap((id) => boardColumns(graph, program, id));
  const found =
    columns.find(({ id }) => id === wanted) ?? columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (found === undefined)
    throw notFound(
      'column',
      wanted,
      columns.map(({ name }) => name),
    );
  const start = graph.columns.has(found.id) ? {} : { name: found.name, program, states: found.states };
  return { kind: 'column', id: found.id, name: found.name, start };
}
