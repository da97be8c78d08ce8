import type { ComponentType } from 'react';
import { MethodLink } from '../evidence/method-link.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { Section } from '../ui/section.tsx';
import { AgeBars } from './age-bars.tsx';
import { Dots } from './dots.tsx';
import type { FlowMetric, MetricProps } from './flow-query.ts';
import { Layers } from './layers.tsx';
import { MetricTable } from './metric-table.tsx';
import { metricWords } from './metric-words.ts';
import { WeekColumns } from './week-columns.tsx';

/** How each metric is drawn; one that is not named here is drawn by the shape of its answer. */
const PICTURES: Readonly<Record<string, ComponentType<MetricProps>>> = {
  'cycle-time': Dots,
  'lead-time': Dots,
  throughput: WeekColumns,
  'item-age': AgeBars,
};

function pictureOf(metric: FlowMetric): ComponentType<MetricProps> {
  return PICTURES[metric.id] ?? (metric.items.length > 0 && metric.series.length === 0 ? Dots : Layers);
}

/** One metric: its question, its answer in words, its picture, and the same as a table. */
export function MetricSection({ metric, view }: MetricProps) {
  const Picture = pictureOf(metric);
  const head = { title: metric.title, note: metric.question, className: 'flow-metric' };
  if (metric.status === 'insufficient-data') {
    return (
      <Section {...head}>
        <div className="too-little flow-too-little" aria-hidden="true" />
        <p className="flow-words">{metricWords(metric)}</p>
        <Method metric={metric} />
      </Section>
    );
  }
  return (
    <ChartSection {...head} table={<MetricTable metric={metric} />}>
      <p className="flow-words">{metricWords(metric)}</p>
      <Picture metric={metric} view={view} />
      <Method metric={metric} />
    </ChartSection>
  );
}

/** Where the formula, its source and its limits are written down. */
function Method({ metric }: { readonly metric: FlowMetric }) {
  return (
    <p className="flow-method">
      <MethodLink name={metric.method}>How it is counted</MethodLink>
      <span>{`in ${metric.unit}`}</span>
    </p>
  );
}
