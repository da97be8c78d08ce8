import { endOfDay, MS_PER_DAY, startOfDay } from '@fulcrum/core/calendar';
import { appendToLog, createFactLog, fold, type ProgramGraph } from '@fulcrum/core/program';
import type { StoredFact, Value } from '@fulcrum/core/vocabulary';

/** The program that is planned, and the day as of which it is: a Friday, so that hour 0 is the Monday after. */
export const PLANNED = 'P';
export const AS_OF = '2021-03-05';

/** Things by subject, as they are said in tests: `{ 'team:red': { slots: 2 } }`. */
export type Things = Readonly<Record<string, Readonly<Record<string, Value>>>>;

const BASE: Things = {
  'word:state/Open': { field: 'state', text: 'Open', means: 'todo' },
  'word:state/Doing': { field: 'state', text: 'Doing', means: 'doing' },
  'word:state/Closed': { field: 'state', text: 'Closed', means: 'done' },
  'program:P': { name: 'Planned', key: 'P' },
  'milestone:M': { name: 'Release 1', program: PLANNED },
};

/** The program of some things, as of a day. An item is open, in milestone M and created long ago, unless it says more. */
export function planGraph(things: Things, day = AS_OF): ProgramGraph {
  const log = createFactLog();
  appendToLog(log, factsOf({ ...BASE, ...things }));
  return fold(log, { at: endOfDay(day) });
}

/** Items that a team finished, one a working day up to the as-of day: what its pace is learned from. */
export function finished(team: string, count: number, also: Readonly<Record<string, Value>> = {}): Things {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `item:${team}-done-${index}`,
      { team, milestones: [], state: 'Open', doneDaysAgo: 1 + 7 * Math.floor(index / 5) + (index % 5), ...also },
    ]),
  );
}

function factsOf(things: Things): readonly StoredFact[] {
  const facts: StoredFact[] = [];
  const say = (subject: string, values: Readonly<Record<string, Value>>, at: number) => {
    for (const [attribute, value] of Object.entries(values)) {
      const head = { seq: facts.length + 1, recordedAt: 0, branch: 'trunk', source: 'test' };
      facts.push({ ...head, subject, attribute, op: 'set', value, at, cause: `test/${facts.length}` });
    }
  };
  for (const [subject, { doneDaysAgo, ...values }] of Object.entries(things)) {
    const isItem = subject.startsWith('item:');
    const start = isItem ? { program: PLANNED, state: 'Open', milestones: ['M'] } : {};
    say(subject, { ...start, ...values }, isItem ? startOfDay('2020-01-01') : 0);
    if (typeof doneDaysAgo === 'number')
      say(subject, { state: 'Closed' }, startOfDay(AS_OF) - doneDaysAgo * MS_PER_DAY);
  }
  return facts;
}
