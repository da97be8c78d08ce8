import { type Day, dayOf, endOfDay } from '@fulcrum/core/calendar';
import { type Progress, progressOf, type Reading } from '@fulcrum/core/objectives';
import { type FactLog, saidOver } from '@fulcrum/core/program';
import type { Measure, Objective } from '@fulcrum/core/vocabulary';
import type { MeasureView } from '../../views/index.ts';
import { dayWords } from '../phrases.ts';

/** A measure with its readings up to a day, and where it goes. */
export function measureView(
  log: FactLog,
  of: { readonly measure: Measure; readonly objective: Objective; readonly asOf: Day },
): MeasureView {
  const { measure, objective, asOf } = of;
  const subject = `measure:${measure.id}`;
  const readings = readingsOf(log, subject, asOf);
  const by = measure.by ?? objective.due;
  const progress = progressOf({ from: measure.from, to: measure.to, by }, readings);
  const { state, reason, share, trend } = progress;
  return {
    id: measure.id,
    name: measure.name ?? measure.id,
    unit: measure.unit,
    from: measure.from,
    to: measure.to,
    by: measure.by,
    readings: [...readings],
    share,
    state,
    reason,
    trend,
    words: measureWords(progress, { unit: measure.unit, by, asOf }),
    evidence: { kind: 'facts', label: 'Readings', params: { subject, attribute: 'reading' } },
  };
}

/** One reading a day: the last that was said for it. What was taken back is none. */
export function readingsOf(log: FactLog, subject: string, asOf: Day): readonly Reading[] {
  const said = saidOver(log, subject, { attribute: 'reading', until: endOfDay(asOf) });
  const byDay = new Map(said.map(({ at, value }) => [dayOf(at), value]));
  return [...byDay].flatMap(([day, value]) => (typeof value === 'number' ? [{ day, value }] : []));
}

function measureWords(
  { latest, state, reason, trend }: Progress,
  { unit, by, asOf }: { readonly unit: string | null; readonly by: Day | null; readonly asOf: Day },
): string {
  const amount = (value: number) =>
    `${Number(value.toPrecision(6)).toLocaleString('en')}${unit === null ? '' : `\u00a0${unit}`}`;
  const now = latest === null ? '' : `${amount(latest.value)} on ${dayWords(latest.day, asOf)}. `;
  if (state === 'reached') return `${now}The goal is reached.`;
  if (trend === null) return `${now}No trend: ${reason}.`;
  const pace = `${trend.perWeek > 0 ? '+' : ''}${amount(trend.perWeek)} a week`;
  if (state === 'unsure') return `${now}${pace}, but the readings rise and fall: no direction can be told.`;
  if (state === 'turning-away') return `${now}${pace}: it does not move to its goal.`;
  if (trend.reaches === null) return `${now}${pace}: it would take more than ten years.`;
  const wanted =
    by === null ? '' : state === 'behind' ? `, after ${dayWords(by, asOf)}` : `, in time for ${dayWords(by, asOf)}`;
  return `${now}${pace}: at that pace the goal is reached on ${dayWords(trend.reaches, asOf)}${wanted}.`;
}
