import { addDays, type Day } from '@fulcrum/core/calendar';
import { METRICS } from '@fulcrum/core/flow';
import type { ItemFilter, Metric, MetricAnswer, Point, Series } from '@fulcrum/core/measure';
import type { ProgramGraph } from '@fulcrum/core/program';
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
  const metrics = METRICS.map((metric) => metricView(metric, metric.compute(graph, query), { graph, of }));
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
}

function metricView(metric: Metric, answer: MetricAnswer, { graph, of }: Frame): MetricView {
  const place = { program: of.program.id, asOf: of.asOf };
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
    // A rate is summed up by its mean, a duration by its middle.
    value:
      (metric.id === 'throughput' ? answer.figures.mean : answer.figures.p50) ??
      answer.figures.mean ??
      figures[0]?.[1] ??
      null,
    percentiles,
    series: answer.series.filter((series) => !isOfItems(series)).map((series) => seriesView(metric, series, place)),
    items: answer.series.filter(isOfItems).flatMap((series) => series.points.flatMap((point) => dots(graph, point))),
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

/** True for a series of single items, each point one: they are sent as items, which is a third of the bytes. */
function isOfItems(series: Series): boolean {
  return series.points.length > 0 && series.points.every((point) => point.opens.ids?.length === 1);
}

function seriesView(
  metric: Metric,
  series: Series,
  place: { program: string; asOf: Day },
): MetricView['series'][number] {
  const label = series.name === metric.name ? metric.name : `${metric.name}, ${series.name}`;
  const points = series.points.map(({ day, value, opens }) => ({
    day,
    value,
    evidence: itemsEvidence(label, { ...place, filter: opens }),
  }));
  return { name: series.name, points };
}

function dots(graph: ProgramGraph, point: Point): MetricView['items'] {
  return (point.opens.ids ?? []).flatMap((id) => {
    const item = graph.items.get(id);
    if (item === undefined) return [];
    const team = item.team === null ? null : (graph.teams.get(item.team)?.name ?? item.team);
    return [{ id, title: item.title ?? '', day: point.day, days: point.value, team, state: item.state }];
  });
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
