import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { EPOCH, startOfDay } from '@fulcrum/core/calendar';
import { branchFacts, factsBetween, fold, type LaidFact, type ProgramGraph, seqsOf } from '@fulcrum/core/program';
import { type Fact, parseSubject, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';
import { type AnyThing, type RecordableKind, thingsOf, undoOfNew } from '../recording/recordable.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import type { By } from './edit-scenario.ts';
import { dayEnd, scenarioState } from './scenario-state.ts';

/**
 * Takes a committed scenario back: everybody's plan is again what it was before, and the scenario is open. What somebody said
 * since of the same things stays.
 * @param also what is said with it; what it throws stops all of it
 * Throws BadInput for one that is not committed.
 */
export async function revertScenario(
  { workbench, principal }: By,
  wanted: string,
  also: () => readonly Fact[] = () => [],
): Promise<void> {
  const { source } = principal;
  const cause = `command:${randomUUID()}`;
  const facts = (): readonly Fact[] => {
    const { scenario, branches } = scenarioState(workbench, wanted);
    const { id, name, state } = scenario;
    if (state !== 'committed')
      throw new BadInput(`${name ?? id} is ${state}: only what was committed can be taken back`);
    const subject = subjectOf('scenario', id);
    const said = branchFacts(workbench.log(), branches, dayEnd(workbench));
    const back = factsBack(workbench, { said, knownAt: commitOf(workbench, subject) - 1 });
    return [
      ...back.map((fact) => ({ ...fact, source, cause })),
      { subject, attribute: 'state', op: 'set', value: 'open', at: EPOCH, source, cause },
      ...also(),
    ];
  };
  await workbench.record({ source, facts });
}

/** When a scenario was committed. */
function commitOf(workbench: Workbench, scenario: string): number {
  const last = Math.max(...seqsOf(workbench.log(), scenario));
  const [commit] = [...factsBetween(workbench.log(), last, last)];
  if (commit === undefined) throw new Error(`${scenario} is not in the log`);
  return commit.recordedAt;
}

type Saying = Pick<LaidFact, 'subject' | 'attribute' | 'value'> & Partial<Pick<LaidFact, 'trunk'>>;

/**
 * What takes facts back: what was known before them, where they still hold; a thing that came with them goes as a whole.
 * @param of the facts, and when all that was before them was known
 */
export function factsBack(
  workbench: Workbench,
  { said, knownAt }: { readonly said: readonly Saying[]; readonly knownAt: number },
): readonly Omit<Fact, 'source' | 'cause'>[] {
  const before = fold(workbench.log(), { at: dayEnd(workbench), knownAt });
  const graphs = [before, graphAsOf(workbench, undefined)] as const;
  const day = startOfDay(today(workbench));
  return [...lastOfEach(said)]
    .flatMap((fact) => wayBack(graphs, fact))
    .map(({ at, ...fact }) => ({ ...fact, op: 'set' as const, at: Math.max(day, at ?? 0) }));
}

function lastOfEach(facts: readonly Saying[]): Iterable<Saying> {
  return new Map(facts.map((fact) => [`${fact.subject} ${fact.attribute}`, fact])).values();
}

interface Back {
  readonly subject: string;
  readonly attribute: string;
  readonly value: Value;
  readonly at: number | undefined;
}

/** What an attribute was before, where it is still what the scenario said; a thing that the scenario made goes as a whole. */
function wayBack([before, now]: readonly [ProgramGraph, ProgramGraph], fact: Saying): readonly Back[] {
  const { subject, attribute, value } = fact;
  const { kind, id } = parseSubject(subject) ?? { kind: null, id: '' };
  if (kind === null) return [];
  const thing = (graph: ProgramGraph): AnyThing | undefined => thingsOf(graph, kind as RecordableKind).get(id);
  const was = thing(before);
  const at = fact.trunk?.at;
  if (was === undefined)
    return Object.entries(undoOfNew(kind as RecordableKind)).map(([name, gone]) => ({
      subject,
      attribute: name,
      value: gone,
      at,
    }));
  if (!isDeepStrictEqual(thing(now)?.[attribute] ?? null, value)) return [];
  return [{ subject, attribute, value: was[attribute] ?? null, at }];
}
