import type { FlowView } from '@fulcrum/workbench/views';
import { PageOf } from '../app/page-of.tsx';
import { Answer } from '../ui/answer.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { DeliverySection } from './delivery-section.tsx';
import { FlowFilters } from './flow-filters.tsx';
import './flow.css';
import { type FlowControls, useFlow } from './flow-query.ts';
import { MetricSection } from './metric-section.tsx';

/** How work flows: how long it takes, how much gets done, what waits. */
export function FlowPage() {
  const flow = useFlow();
  return (
    <PageOf
      query={flow.query}
      skeleton={<PageSkeleton sections={[230, 230, 230]} />}
      title={(view) => `Flow · ${view.program.name}`}
    >
      {(view) => <Flow view={view} flow={flow} />}
    </PageOf>
  );
}

function Flow({ view, flow }: { readonly view: FlowView; readonly flow: FlowControls }) {
  return (
    <>
      <Answer
        headline={view.headline}
        meta={
          <>
            <span>{`The last ${plural(view.filter.weeks, 'week')}`}</span>
            <Diagnostics diagnostics={view.diagnostics} />
          </>
        }
      />
      <FlowFilters flow={flow} weeks={view.filter.weeks} />
      <div className="columns flow-metrics">
        {view.metrics.map((metric) => (
          <MetricSection key={metric.id} metric={metric} view={view} />
        ))}
      </div>
      <DeliverySection program={flow.program} />
    </>
  );
}
