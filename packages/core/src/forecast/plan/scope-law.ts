import type { EndDefinition } from '../answer.ts';
import type { Learned } from '../learn.ts';
import type { MilestoneState } from '../milestone-state.ts';
import { correctionFor } from '../reference-class.ts';
import { spreadOf } from '../residuals.ts';
import { outlookFrom, simulatedDays, snapshotOf } from '../snapshot.ts';
import type { ScopePoint } from './model-input.ts';

/** The record is asked about a milestone with so much more open work, and with so many more items at least. */
const MORE: readonly number[] = [0.3, 1, 4];
const LEAST_MORE = 3;
/** The answers of two neighbouring reference classes differ by chance, too: no power of the work is taken beyond these. */
const [LEAST, MOST] = [0.1, 1.5];

/**
 * How the length of a milestone goes with its work, by the record: it is asked for its median and its 85 % date with more open
 * items of the same teams, so this is what earlier milestones of other sizes tell.
 */
export function scopeLaw(learned: Learned, state: MilestoneState, definition: EndDefinition): readonly ScopePoint[] {
  const open = state.openByTeam.reduce((sum, count) => sum + count, 0);
  if (open === 0) return [];
  const { outlook, log } = logLength(learned, state, definition);
  const growth = outlook.growth.reduce((sum, ratio) => sum + ratio, 0) / outlook.growth.length - 1;
  const work = open + Math.max(0, growth) * state.known;
  const points: ScopePoint[] = [];
  let last: ScopePoint = { work: 0, length: 0 };
  for (const share of MORE) {
    const more = Math.max(LEAST_MORE, share * open);
    const openByTeam = state.openByTeam.map((count) => count * (1 + more / open));
    const larger = logLength(learned, { ...state, known: state.known + more, openByTeam }, definition);
    const now = Math.log((work + more) / work);
    if (now <= last.work) continue;
    const power = (larger.log - log - last.length) / (now - last.work);
    last = { work: now, length: last.length + Math.min(MOST, Math.max(LEAST, power)) * (now - last.work) };
    points.push(last);
  }
  return points;
}

function logLength(learned: Learned, state: MilestoneState, definition: EndDefinition) {
  const outlook = outlookFrom(learned.ledger, state, learned.growth);
  const simulated = simulatedDays(outlook);
  const now = snapshotOf(learned.ledger, state, simulated);
  const { centre, scale, residuals, trust } = correctionFor(learned, now, definition);
  const tenths = spreadOf(residuals, 10);
  const corrected = centre + (scale * ((tenths[4]! + tenths[5]!) / 2 + tenths[8]!)) / 2;
  return { outlook, log: trust * corrected + (1 - trust) * Math.log(simulated[definition]) };
}
