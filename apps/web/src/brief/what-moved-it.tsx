import type { BriefView, ExplainView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { InnerLink } from '../app/inner-link.tsx';
import { formatDay } from '../time/format-day.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { PartsTable } from '../why/parts-table.tsx';
import { Waterfall } from '../why/waterfall.tsx';
import { whyPath } from '../why/why-query.ts';

const explainQuery = ({ program, milestone, asOf, since }: BriefView): ViewQuery<ExplainView> =>
  viewQuery<ExplainView>(
    ['explain', program.id, milestone.id],
    programPath(program.id, 'milestones', milestone.id, 'explain'),
    { from: since, to: asOf, facts: 0 },
  );

/** The parts of the move, one after the other from the earlier date to the present one. They add up. */
export function WhatMovedIt({ view }: { readonly view: BriefView }) {
  const { data } = useQuery(explainQuery(view));
  // The sentences hold the same answer: while it comes, or when it does not, nothing is missing on the page.
  if (!data?.move || data.parts.length === 0) return null;
  const note = `The 85\u00a0% date, from ${formatDay(data.from.asOf, view.asOf)} to ${formatDay(data.to.asOf, view.asOf)}; the parts add up`;
  const more = (
    <InnerLink
      className="figure screen-only"
      href={whyPath(view.program.id, { milestone: view.milestone.id, since: view.since })}
    >
      Other days and measures
    </InnerLink>
  );
  return (
    <ChartSection title="What moved it" note={note} actions={more} table={<PartsTable explained={data} />}>
      <Waterfall explained={data} by="p85" />
    </ChartSection>
  );
}
