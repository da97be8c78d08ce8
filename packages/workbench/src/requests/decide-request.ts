import { EPOCH } from '@fulcrum/core/calendar';
import type { WhatIf } from '@fulcrum/core/forecast';
import { type Fact, type ScopeRequest, subjectOf } from '@fulcrum/core/vocabulary';
import { BadInput, Conflict } from '../catalogue/errors.ts';
import { addChange, type By, commitScenario, createScenario, discardScenario } from '../scenarios/edit-scenario.ts';
import { revertScenario } from '../scenarios/revert-scenario.ts';
import { scenarioState } from '../scenarios/scenario-state.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { type RequestSaid, requestFacts } from './edit-request.ts';
import { findRequest, isUndecided } from './request-state.ts';
import { type ChosenOption, scenarioChanges, wantedOf, workOf } from './wanted.ts';

/** A decision: by whom, and why. */
export interface Decision {
  readonly request: string;
  readonly decidedBy: string;
  readonly why: string | null;
  /** The state that was seen; without it, a decision that was taken meanwhile is taken back first. */
  readonly seen?: string | null | undefined;
}

/** What a request was told to cost when it was decided. */
export interface Told {
  readonly words: string;
  readonly outcome: WhatIf;
}

/**
 * Approves a request: it and what was chosen with it become facts in one transaction, through a scenario of their own.
 * Throws Conflict when somebody decided it meanwhile, and BadInput for one that is decided.
 */
export async function approveRequest(
  by: By,
  decision: Decision,
  of: { chosen: ChosenOption; told: (scenario: string) => Told },
): Promise<void> {
  const request = await undecided(by, decision);
  const scenario = await optionScenario(by, request, of.chosen);
  const told = of.told(scenario);
  const also = () => {
    refuseDecided(by, decision);
    return decided(by, decision, {
      ...toldValues(request, told),
      state: 'approved',
      option: of.chosen.option,
      scenario,
    });
  };
  try {
    await commitScenario(by, { scenario, accept: false, cause: `request:${request.id}/`, also });
  } catch (error) {
    await discardScenario(by, { scenario });
    throw error;
  }
}

/** Declines a request; its price and the reason are kept. Throws like `approveRequest`. */
export async function declineRequest(by: By, decision: Decision, told: Told | null): Promise<void> {
  const request = await undecided(by, decision);
  const facts = () => {
    refuseDecided(by, decision);
    return decided(by, decision, { ...(told === null ? {} : toldValues(request, told)), state: 'declined' });
  };
  await by.workbench.record({ source: by.principal.source, facts });
}

const NOTHING_DECIDED: RequestSaid = Object.fromEntries(
  'decidedBy decidedOn why option scenario price p50Before p85Before oddsBefore p50After p85After oddsAfter cost'
    .split(' ')
    .map((attribute) => [attribute, null]),
);

/** Takes a decision back: what an approval made true is undone, but for what was said of the same things since. */
export async function takeDecisionBack(by: By, wanted: string): Promise<void> {
  const { id, state, scenario } = findRequest(graphAsOf(by.workbench, undefined), wanted);
  if (state !== 'approved' && state !== 'declined')
    throw new BadInput(`${id} is ${state}: there is no decision to take back`);
  const also = () => requestFacts(by, id, { ...NOTHING_DECIDED, state: 'asked' });
  if (state === 'declined' || scenario === null)
    return void (await by.workbench.record({ source: by.principal.source, facts: also }));
  const gone: Omit<Fact, 'cause'> = {
    subject: subjectOf('scenario', scenario),
    attribute: 'state',
    op: 'set',
    value: 'discarded',
    at: EPOCH,
    source: by.principal.source,
  };
  await revertScenario(by, scenario, () => {
    const facts = also();
    return [...facts, { ...gone, cause: facts[0]?.cause ?? '' }];
  });
}

/** Makes a scenario of a request with an option, which can be looked at and compared; returns its id. */
export async function optionScenario(by: By, request: ScopeRequest, chosen: ChosenOption): Promise<string> {
  const graph = graphAsOf(by.workbench, undefined);
  const { id, title, program, milestone, items } = request;
  if (milestone === null || program === null) throw new BadInput(`${id} names no milestone: say which one takes it in`);
  const wanted = wantedOf(graph, { milestone, items, work: workOf(request) });
  const changes = scenarioChanges(wanted, title ?? id, chosen);
  if (changes.length === 0) throw new BadInput(`${id} asks for nothing: name items, or new work`);
  const scenario = await createScenario(by, {
    program,
    name: freeName(by, `${id} ${chosen.option}`),
    note: title ?? id,
  });
  for (const change of changes) await addChange(by, { scenario }, change);
  if (chosen.option === 'staff' && chosen.person !== undefined)
    await giveTo(by, scenario, { milestone, items, chosen });
  return scenario;
}

/** Gives what a request brought to somebody: what it took in, and what it made. */
async function giveTo(
  by: By,
  scenario: string,
  of: { milestone: string; items: readonly string[]; chosen: Extract<ChosenOption, { option: 'staff' }> },
): Promise<void> {
  const known = graphAsOf(by.workbench, undefined).items;
  const { branches } = scenarioState(by.workbench, scenario);
  const now = graphAsOf(by.workbench.laidOver(branches), undefined).items;
  const made = [...now.values()].filter(({ id, milestones }) => !known.has(id) && milestones.includes(of.milestone));
  const items = [...of.items, ...made.map(({ id }) => id)];
  const { person = null, learning = 0 } = of.chosen;
  await addChange(by, { scenario }, { form: 'assign', items, to: person, learning });
}

function freeName({ workbench }: By, wanted: string): string {
  const names = new Set([...graphAsOf(workbench, undefined).scenarios.values()].map(({ name }) => name));
  let [name, count] = [wanted, 1];
  while (names.has(name)) name = `${wanted} (${++count})`;
  return name;
}

async function undecided(by: By, { request: wanted, seen }: Decision): Promise<ScopeRequest> {
  const found = () => findRequest(graphAsOf(by.workbench, undefined), wanted);
  if (seen === undefined && (found().state === 'approved' || found().state === 'declined'))
    await takeDecisionBack(by, wanted);
  refuseDecided(by, { request: found().id });
  return found();
}

/** Throws Conflict when somebody decided: whoever comes second sees who did, and chooses. */
function refuseDecided({ workbench }: By, { request: wanted }: Pick<Decision, 'request'>): void {
  const request = findRequest(graphAsOf(workbench, undefined), wanted);
  if (isUndecided(request)) return;
  if (request.state === 'withdrawn') throw new BadInput(`${request.id} was withdrawn: ask for it again first`);
  const { state, decidedBy, decidedOn } = request;
  const at = decidedOn === null ? null : `${decidedOn}T00:00:00.000Z`;
  throw new Conflict([{ what: 'state', seen: 'asked', theirs: state, mine: 'decided', by: decidedBy, at }]);
}

function decided(by: By, { request, decidedBy, why }: Decision, values: RequestSaid): readonly Fact[] {
  const { id } = findRequest(graphAsOf(by.workbench, undefined), request);
  return requestFacts(by, id, { ...values, decidedBy, decidedOn: today(by.workbench), why });
}

function toldValues({ milestone }: ScopeRequest, { words, outcome }: Told): RequestSaid {
  const own = outcome.milestones.find((each) => each.milestone === milestone);
  const [before, after] = [own?.before, own?.after].map((end) => (end?.status === 'ok' ? end : null));
  return {
    price: words,
    p50Before: before?.quantiles.p50 ?? null,
    p85Before: before?.quantiles.p85 ?? null,
    oddsBefore: before?.oddsOfTarget ?? null,
    p50After: after?.quantiles.p50 ?? null,
    p85After: after?.quantiles.p85 ?? null,
    oddsAfter: after?.oddsOfTarget ?? null,
    cost: outcome.cost?.mean ?? null,
  };
}
