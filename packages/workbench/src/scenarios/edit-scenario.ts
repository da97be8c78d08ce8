import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { EPOCH, type Instant, startOfDay } from '@fulcrum/core/calendar';
import { branchFacts, type LaidFact, seqsOf } from '@fulcrum/core/program';
import { type Change, type Fact, type Scenario, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { BadInput, Conflict, notFound } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import { factsOfSaying } from '../recording/record-thing.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { assumedSlots } from './assumed-slots.ts';
import { changeWords } from './change-words.ts';
import { conflictsOf, dayEnd, numberOf, openScenario, scenarioState } from './scenario-state.ts';
import { stepsOf, type TypedChange } from './typed-change.ts';

/** Who changes a scenario, and where. */
export interface By {
  readonly workbench: Workbench;
  readonly principal: Principal;
}

/** Which scenario; and the version that was seen, when nothing may have changed since. */
export interface Which {
  readonly scenario: string;
  readonly version?: number | undefined;
  /** The version that was seen, when only nothing may have been said about the same things since. */
  readonly seen?: number | undefined;
}

// What a scenario is, and what belongs to it, is true on every day: whether its facts count is a matter of theirs.
const ALWAYS = EPOCH;

/** Makes an empty scenario; returns its id. Without a name it is called after its number. */
export async function createScenario(by: By, of: { program: string; name?: string; note?: string }): Promise<string> {
  let id = '';
  await recorded(by, () => {
    const { scenarios } = graphAsOf(by.workbench, undefined);
    const number = 1 + Math.max(0, ...[...scenarios.keys()].map(numberOf));
    id = `S${number}`;
    const { name = `What if ${number}` } = of;
    refuseName([...scenarios.values()], { ...of, name });
    return said(by, subjectOf('scenario', id), { ...of, name, state: 'open' });
  });
  return id;
}

/** Gives a scenario another name. */
export async function renameScenario(by: By, which: Which & { readonly name: string }): Promise<void> {
  await recorded(by, () => {
    const { name } = which;
    const { scenario } = openScenario(by.workbench, which.scenario, which.version);
    const others = [...graphAsOf(by.workbench, undefined).scenarios.values()].filter(({ id }) => id !== scenario.id);
    refuseName(others, { program: scenario.program ?? '', name });
    return said(by, subjectOf('scenario', scenario.id), { name });
  });
}

// What stands for everybody's facts in a comparison, and the ids of scenarios.
const RESERVED = /^(trunk|as it is|s\d+)$/i;

function refuseName(scenarios: readonly Scenario[], of: { readonly program: string; readonly name: string }): void {
  const wanted = of.name.trim().toLowerCase();
  if (RESERVED.test(wanted)) throw new BadInput(`"${of.name}" means something else: choose another name`);
  const taken = scenarios.find(
    ({ name, program, state }) => state === 'open' && program === of.program && name?.toLowerCase() === wanted,
  );
  if (taken !== undefined) throw new BadInput(`there is an open scenario "${taken.name}" already: ${taken.id}`);
}

/** Adds a change to a scenario, all of it or nothing; returns its id. Two at once both go in. */
export async function addChange(by: By, which: Which, change: TypedChange): Promise<string> {
  let id = '';
  await recorded(by, () => {
    const { workbench, principal } = by;
    const { scenario, changes, branches } = openScenario(workbench, which.scenario, which.version);
    id = `${scenario.id}.${1 + Math.max(0, ...changes.map((each) => numberOf(each.id)))}`;
    const program = scenario.program ?? '';
    const graph = graphAsOf(workbench.laidOver(branches), undefined);
    const cause = `scenario:${scenario.id}/${id}`;
    const place = { program, at: startOfDay(today(workbench)), branch: id };
    const facts = stepsOf(graph, program, change).flatMap(
      (step) => factsOfSaying(graph, { ...step, ...place }, { source: principal.source, cause }).facts,
    );
    if (which.seen !== undefined) refuseSaidSince(by.workbench, { branches, changes, seen: which.seen }, facts);
    const words = changeWords(graph, program, change);
    const record = { scenario: scenario.id, form: change.form, words };
    return [...facts, ...said(by, subjectOf('change', id), record)];
  });
  return id;
}

/** Throws Conflict when a change that is newer than what was seen says something else of the same things. */
function refuseSaidSince(
  workbench: Workbench,
  { branches, changes, seen }: { branches: readonly string[]; changes: readonly Change[]; seen: number },
  facts: readonly Fact[],
): void {
  const key = ({ subject, attribute }: Pick<Fact, 'subject' | 'attribute'>) => `${subject} ${attribute}`;
  const newer = branchFacts(workbench.log(), branches, dayEnd(workbench)).filter(({ seq }) => seq > seen);
  const theirs = new Map(newer.map((fact) => [key(fact), fact]));
  const changed = facts.flatMap((mine) => {
    const other = theirs.get(key(mine));
    return other === undefined || isDeepStrictEqual(other.value, mine.value) ? [] : [{ mine, other }];
  });
  if (changed.length === 0) return;
  throw new Conflict(
    changed.map(({ mine, other: { branch, trunk, value, recordedAt } }) => ({
      what: changes.find(({ id }) => id === branch)?.words ?? mine.attribute,
      seen: trunk?.value ?? null,
      theirs: value,
      mine: mine.value,
      by: null,
      at: new Date(recordedAt).toISOString(),
    })),
  );
}

/** Takes a change back as if it had never been made; the last one when none is named. Returns its id. */
export async function undoChange(by: By, which: Which & { readonly change?: string | undefined }): Promise<string> {
  let id = '';
  await recorded(by, () => {
    const { scenario, branches } = openScenario(by.workbench, which.scenario, which.version);
    const last = branches.at(-1);
    if (last === undefined) throw new BadInput(`${scenario.name} has no change that could be undone`);
    id = which.change ?? last;
    if (!branches.includes(id)) throw notFound('change', id, branches);
    refuseNeeded(by.workbench, id, branches);
    return said(by, subjectOf('change', id), { undone: true });
  });
  return id;
}

/** What a change made must not be taken from under the changes that speak of it. */
function refuseNeeded(workbench: Workbench, id: string, branches: readonly string[]): void {
  const log = workbench.log();
  const own = branchFacts(log, [id], dayEnd(workbench)).map(({ subject }) => subject);
  const made = new Set(own.filter((subject) => seqsOf(log, subject).length === 0));
  const later = branches.slice(branches.indexOf(id) + 1);
  const needs = branchFacts(log, later, dayEnd(workbench)).find(({ subject }) => made.has(subject));
  if (needs !== undefined) throw new BadInput(`${needs.branch} speaks of ${needs.subject}: undo ${needs.branch} first`);
}

/** Gives a scenario up. Its facts stay where they are, on their branches. */
export async function discardScenario(by: By, which: Which): Promise<void> {
  await recorded(by, () => {
    const { scenario } = openScenario(by.workbench, which.scenario, which.version);
    return said(by, subjectOf('scenario', scenario.id), { state: 'discarded' });
  });
}

/** Opens a scenario again that was given up. */
export async function reopenScenario(by: By, which: Which): Promise<void> {
  await recorded(by, () => {
    const { scenario } = scenarioState(by.workbench, which.scenario);
    const { name, state } = scenario;
    if (state !== 'discarded')
      throw new BadInput(`${name ?? scenario.id} is ${state}: only what was discarded can be reopened`);
    const others = [...graphAsOf(by.workbench, undefined).scenarios.values()].filter(({ id }) => id !== scenario.id);
    refuseName(others, { program: scenario.program ?? '', name: name ?? '' });
    return said(by, subjectOf('scenario', scenario.id), { state: 'open' });
  });
}

/** How a scenario is made true. */
interface Committing {
  readonly accept: boolean;
  /** What begins the causes of its facts, where it is more than the scenario. */
  readonly cause?: string;
  /** What is said with it; what it throws stops all of it. */
  readonly also?: () => readonly Fact[];
}

/**
 * Makes a scenario true: what its changes say is said on the trunk by the person, in one transaction.
 * Throws BadInput when the trunk has said something else since, unless that is accepted.
 * @returns the number of facts
 */
export async function commitScenario(by: By, which: Which & Committing): Promise<number> {
  let count = 0;
  await recorded(by, () => {
    const { scenario, branches } = openScenario(by.workbench, which.scenario, which.version);
    if (branches.length === 0) throw new BadInput(`${scenario.name} has no changes: there is nothing to commit`);
    const conflicts = conflictsOf(by.workbench, branches);
    if (conflicts.length > 0 && !which.accept) throw new BadInput(conflictWords(conflicts));
    const facts = branchFacts(by.workbench.log(), branches, dayEnd(by.workbench)).map((fact) =>
      onTrunk(by, fact, which.cause),
    );
    count = facts.length;
    const assumed = assumedSlots(by.workbench, facts);
    const also = which.also?.() ?? [];
    return [...assumed, ...facts, ...also, ...said(by, subjectOf('scenario', scenario.id), { state: 'committed' })];
  });
  return count;
}

function conflictWords(conflicts: readonly LaidFact[]): string {
  const shown = conflicts.slice(0, 5).map(({ subject, attribute, value, trunkSince }) => {
    const [here, there] = [value, trunkSince?.value ?? null].map((each) => JSON.stringify(each));
    return `${subject} ${attribute} is ${there} by now, and would become ${here}`;
  });
  const more = conflicts.length > shown.length ? ` and ${conflicts.length - shown.length} more` : '';
  return `the facts have changed since this was planned: ${shown.join('; ')}${more}. Accept that (accept=true), or undo these changes`;
}

/** A fact of a branch as a fact of the trunk: true as early today as it can be, and after what it takes the place of. */
function onTrunk({ workbench, principal }: By, fact: LaidFact, cause = 'scenario:'): Fact {
  const { subject, attribute, op, value, branch, trunk } = fact;
  const at: Instant = Math.max(startOfDay(today(workbench)), trunk?.at ?? 0);
  return { subject, attribute, op, value, at, source: principal.source, cause: `${cause}${branch}` };
}

function said({ principal }: By, subject: string, values: Readonly<Record<string, Value | undefined>>): Fact[] {
  const cause = `command:${randomUUID()}`;
  return Object.entries(values).flatMap(([attribute, value]) => {
    if (value === undefined) return [];
    return [{ subject, attribute, op: 'set' as const, value, at: ALWAYS, source: principal.source, cause }];
  });
}

/** Facts are composed when nobody else can append any: so what is checked is still true when they go in. */
async function recorded({ workbench, principal }: By, facts: () => readonly (Fact & { branch?: string })[]) {
  await workbench.record({ source: principal.source, facts });
}
