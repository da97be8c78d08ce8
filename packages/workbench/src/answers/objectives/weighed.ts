import type { Day } from '@fulcrum/core/calendar';
import {
  type DelayProfile,
  daysAhead,
  HALVES_IN,
  type Landing,
  landingOf,
  lossesOf,
  type NeededWork,
} from '@fulcrum/core/objectives';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Contribution, Objective } from '@fulcrum/core/vocabulary';
import type { ObjectiveView } from '../../views/index.ts';
import type { FoundWork, WorkRef } from './work-ends.ts';

/** A piece of work that an objective needs, with what is known of it. */
export interface LinkedWork {
  readonly contribution: Contribution;
  readonly ref: WorkRef;
  readonly found: FoundWork;
}

/** An objective with its work and when that lands. */
export interface Weighed {
  readonly objective: Objective;
  readonly unit: ObjectiveView['unit'];
  readonly work: readonly LinkedWork[];
  readonly landing: Landing;
}

/** An objective with when its work lands. */
export function weighed(graph: ProgramGraph, objective: Objective, workOf: (ref: WorkRef) => FoundWork): Weighed {
  const work = [...graph.contributions.values()].flatMap((contribution): LinkedWork[] => {
    const ref = refOf(contribution);
    return contribution.objective !== objective.id || ref === null ? [] : [{ contribution, ref, found: workOf(ref) }];
  });
  const landing = landingOf(work.map(({ contribution, found }) => neededWork(found, contribution.share ?? 1)));
  return { objective, unit: objective.unit ?? 'money', work, landing };
}

/** Work as its landing is reckoned from it. */
export const neededWork = ({ name, end }: FoundWork, share: number): NeededWork => ({ name, share, end });

function refOf({ milestone, item }: Contribution): WorkRef | null {
  if (milestone !== null) return { kind: 'milestone', id: milestone };
  return item === null ? null : { kind: 'item', id: item };
}

/** How waiting for an objective costs; null where nobody said. A deadline is a deadline only with a day. */
function profileOf({ costOfDelay, urgency, value, halvesIn, due }: Objective): DelayProfile | null {
  const isDeadline = urgency === 'deadline' && due !== null;
  if (costOfDelay === null && !(isDeadline && value !== null)) return null;
  const kind = urgency === 'deadline' && !isDeadline ? 'steady' : (urgency ?? 'steady');
  return { urgency: kind, costOfDelay: costOfDelay ?? 0, value, halvesIn: halvesIn ?? HALVES_IN };
}

/** What waiting until it lands loses, in each future, against its day or else from today on; null where it cannot be told. */
export function lossesUntil(objective: Objective, landing: Landing, asOf: Day): Float64Array | null {
  const profile = profileOf(objective);
  if (profile === null || landing.status !== 'ok') return null;
  return lossesOf(profile, landing.days, daysAhead(asOf, objective.due));
}
