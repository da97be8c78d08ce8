import { addDays, type Day, dayOf, endOfDay, MS_PER_DAY } from '@fulcrum/core/calendar';
import { METRICS } from '@fulcrum/core/flow';
import { type ItemFilter, type Metric, type MetricAnswer, selectItems } from '@fulcrum/core/measure';
import { type Item, isClosed, type ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { FlowView, Words } from '../views/index.ts';
import { itemsEvidence } from './evidence-ref.ts';
import { programRef } from './overview.ts';
import { piece } from './phrases.ts';
import { programDiagnostics } from './program-diagnostics.ts';

export interface FlowOf {
  readonly program: ProgramRecord;
  readonly asOf: Day;
  readonly team?: string | undefined;
  readonly milestone?: string | undefined;
  readonly type?: string | undefined;
  readonly weeks: number;
}

type MetricView = FlowView['metrics'][number];

/** How work flows: every metric of the catalogue over the same items and weeks. */
export function flow(graph: ProgramGraph, of: FlowOf): FlowView {
  const filter = filterOf(of);
  const query = { filter, from: addDays(of.asOf, 1 - 7 * of.weeks), to: of.asOf };
  const metrics = METRICS.map((metric) => metricView(metric, metric.compute(graph, query), { graph, of, filter }));
  return {
    asOf: of.asOf,
    program: programRef(of.program),
    filter: { team: of.team ?? null, milestone: of.milestone ?? null, type: of.type ?? null, weeks: of.weeks },
    headline: headline(metrics, of),
    metrics,
    diagnostics: programDiagnostics(graph, of.program.id),
  };
}

function filterOf(of: FlowOf): ItemFilter {
  return {
    program: of.program.id,
    ...(of.team === undefined ? {} : { team: of.team === 'none' ? null : of.team }),
    ...(of.milestone === undefined ? {} : { milestone: of.milestone }),
    ...(of.type === undefined ? {} : { type: of.type }),
  };
}

interface Frame {
  readonly graph: ProgramGraph;
  readonly of: FlowOf;
  readonly filter: ItemFilter;
}

function metricView(metric: Metric, answer: MetricAnswer, frame: Frame): MetricView {
  const place = { program: frame.of.program.id, asOf: frame.of.asOf };
  const figures = Object.entries(answer.figures);
  const percentiles = figures.flatMap(([name, value]) =>
    /^p\d+$/.test(name) ? [{ p: Number(name.slice(1)) / 100, value }] : [],
  );
  return {
    id: metric.id,
    title: metric.name,
    question: metric.question,
    unit: metric.unit,
    status: answer.status === 'ok' ? 'ok' : 'insufficient-data',
    words: answer.status === 'ok' ? figureWords(answer) : (answer.reason ?? 'too little is known'),
    value: answer.figures.p50 ?? answer.figures.mean ?? figures[0]?.[1] ?? null,
    percentiles,
    series: answer.series.map((series) => ({
      name: series.name,
      points: series.points.map((point) => ({
        day: point.day,
        value: point.value,
        evidence: itemsEvidence(`${metric.name}, ${series.name}`, { ...place, filter: point.opens }),
      })),
    })),
    items: dotsOf(metric, frame),
    method: metric.method,
  };
}

function figureWords(answer: MetricAnswer): string {
  return Object.entries(answer.figures)
    .map(
      ([name, value]) =>
        `${name.replace(/^p(\d+)$/, '$1\u00a0%')} ${Number.isInteger(value) ? value : value.toFixed(1)}`,
    )
    .join(', ')
    .concat(` ${answer.unit}`);
}

/** One dot an item: finished ones for times, open ones for ages. */
function dotsOf(metric: Metric, { graph, of, filter }: Frame): MetricView['items'] {
  const from = endOfDay(of.asOf) - of.weeks * 7 * MS_PER_DAY;
  if (metric.id === 'item-age')
    return selectItems(graph, filter)
      .filter((item) => !isClosed(item))
      .map((item) => dot(graph, item, { since: item.createdAt, until: endOfDay(of.asOf) }));
  if (metric.id !== 'cycle-time' && metric.id !== 'lead-time') return [];
  return selectItems(graph, filter).flatMap((item) => {
    const since = metric.id === 'cycle-time' ? item.startedAt : item.createdAt;
    return item.finishedAt === null || item.finishedAt <= from || since === null
      ? []
      : [dot(graph, item, { since, until: item.finishedAt })];
  });
}

function dot(
  graph: ProgramGraph,
  item: Item,
  { since, until }: { since: number; until: number },
): MetricView['items'][number] {
  return {
    id: item.id,
    title: item.title ?? '',
    day: dayOf(until),
    days: (until - since) / MS_PER_DAY,
    team: item.team === null ? null : (graph.teams.get(item.team)?.name ?? item.team),
    state: item.state,
  };
}

function headline(metrics: readonly MetricView[], of: FlowOf): Words {
  const lead = metrics.find((metric) => metric.id === 'lead-time' && metric.status === 'ok');
  const throughput = metrics.find((metric) => metric.id === 'throughput' && metric.status === 'ok');
  if (lead === undefined && throughput === undefined)
    return [piece.text(`Too little was finished in ${of.weeks} weeks to say how work flows.`)];
  const words: Words = [];
  if (throughput?.value != null)
    words.push(
      { text: `${throughput.value.toFixed(1).replace(/\.0$/, '')} items a week`, strong: true },
      piece.text(' are finished. '),
    );
  const at85 = lead?.percentiles.find((each) => each.p === 0.85)?.value;
  if (lead?.value != null)
    words.push(
      piece.text('Half of them take '),
      { text: `${Math.round(lead.value)} days`, strong: true },
      piece.text(
        at85 === undefined ? ' or less.' : ` or less from creation; 85\u00a0% take ${Math.round(at85)} or less.`,
      ),
    );
  return words;
}
