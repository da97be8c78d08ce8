import { type Day, dayOf, endOfDay, MS_PER_DAY } from '@fulcrum/core/calendar';
import { appendToLog, createFactLog, fold, type ProgramGraph } from '@fulcrum/core/program';
import { streamKey, uniform } from '@fulcrum/core/stats';
import type { StoredFact, Value } from '@fulcrum/core/vocabulary';

/** The program of the sample. */
export const PROGRAM = 'S';
const FIRST_DAY: Day = '2020-01-06';
const START = Date.parse(FIRST_DAY);

/** What a sample program is made of. */
export interface SampleOptions {
  readonly seed?: number;
  readonly teams?: readonly string[];
  readonly versions?: number;
  readonly itemsPerVersion?: number;
  /** Blocking links within the versions, each between two random items of one: rings can come of it. */
  readonly links?: number;
  readonly history?: 'changelog' | 'final-state';
}

/** The facts of a made-up program: a version every eight weeks, whose items drop in and are finished by its teams. */
export function sampleFacts(options: SampleOptions = {}): readonly StoredFact[] {
  const facts: StoredFact[] = [];
  const say: Say = (subject, values, day) => {
    for (const [attribute, value] of Object.entries(values))
      facts.push(fact(facts.length, { subject, attribute, value }, day));
  };
  for (const [text, means] of Object.entries({ Open: 'todo', Doing: 'doing', Closed: 'done' })) {
    say(`word:state/${text}`, { field: 'state', text, means }, EVER);
  }
  say(`program:${PROGRAM}`, { name: 'Sample', key: PROGRAM, history: options.history ?? 'final-state' }, EVER);
  for (const team of options.teams ?? TEAMS) say(`team:${team}`, { name: team, program: PROGRAM }, EVER);
  for (let version = 0; version < (options.versions ?? 8); version++) sayVersion(say, options, version);
  return facts;
}

type Say = (subject: string, values: Readonly<Record<string, Value>>, day: number) => void;

const TEAMS = ['red', 'blue', 'green'];

function sayVersion(say: Say, options: SampleOptions, version: number): void {
  const { seed = 1, itemsPerVersion = 30, links = 0 } = options;
  const id = `V${version}`;
  const first = 56 * version;
  const chance = streamKey(seed, id);
  say(`milestone:${id}`, { name: `Release ${version}.0`, program: PROGRAM, form: 'release' }, EVER);
  const span = 30 + 40 * uniform(chance, 0);
  const ends = Array.from({ length: itemsPerVersion }, (_, index) => sayItem(say, options, { id, index, first, span }));
  for (let link = 0; link < links; link++) {
    const pick = (counter: number): string => `${id}-${Math.floor(itemsPerVersion * uniform(chance, 2 + counter))}`;
    const tie = { from: pick(2 * link), to: pick(2 * link + 1), form: 'blocks', dependency: 'FS', lag: 0 };
    say(`link:${id}-${link}`, tie, first - 10);
  }
  const released = Math.max(first, ...ends) + 1 + Math.floor(10 * uniform(chance, 1));
  say(`milestone:${id}`, { released: dayAt(released), isReleased: true }, released);
}

function sayItem(
  say: Say,
  options: SampleOptions,
  at: { id: string; index: number; first: number; span: number },
): number {
  const { seed = 1, teams = TEAMS } = options;
  const key = streamKey(seed, `${at.id}/${at.index}`);
  const created = Math.floor(at.first - 10 + 30 * uniform(key, 0));
  const started = Math.floor(Math.max(created, at.first) + at.span * uniform(key, 1));
  const finished = started + 1 + Math.floor(6 * uniform(key, 2));
  const team = teams[Math.floor(uniform(key, 3) * teams.length)] ?? null;
  const item = `item:${at.id}-${at.index}`;
  const type = at.index % 3 === 0 ? 'Bug' : 'Story';
  say(item, { title: `Item ${at.index}`, program: PROGRAM, type, team, milestones: [at.id], state: 'Open' }, created);
  say(item, { state: 'Doing' }, started);
  say(item, { state: 'Closed', resolution: 'Fixed' }, finished);
  return finished;
}

const EVER = Number.NEGATIVE_INFINITY;

function fact(seq: number, said: Pick<StoredFact, 'subject' | 'attribute' | 'value'>, day: number): StoredFact {
  const at = day === EVER ? 0 : START + day * MS_PER_DAY;
  return {
    ...said,
    op: 'set',
    at,
    source: 'sample',
    cause: `sample/${seq}`,
    seq: seq + 1,
    recordedAt: 0,
    branch: 'trunk',
  };
}

/** A day of the sample by its number, the first being 0. */
export function dayAt(number: number): Day {
  return dayOf(START + number * MS_PER_DAY);
}

/** The program that some facts make as of the end of a day of the sample. */
export function graphAt(facts: readonly StoredFact[], day: number): ProgramGraph {
  const log = createFactLog();
  appendToLog(log, facts);
  return fold(log, { at: endOfDay(dayAt(day)) });
}

/** The program of some facts at any time, from one log. */
export function folding(facts: readonly StoredFact[]): (at: number) => ProgramGraph {
  const log = createFactLog();
  appendToLog(log, facts);
  return (at) => fold(log, { at });
}
