import type { BriefView, EvidenceRef, ExplainView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { formatDay } from '../time/format-day.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Figure } from '../words/figure.tsx';
import { formatMove } from '../words/figures.ts';
import './what-moved-it.css';

type Part = ExplainView['parts'][number];

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
  return (
    <ChartSection title="What moved it" note={note} table={<PartsTable explained={data} />}>
      <Steps explained={data} />
    </ChartSection>
  );
}

type Step = { readonly part: Part; readonly from: number; readonly to: number };

/** Where each part starts and ends, in days from the earlier date. */
function stepsOf(parts: readonly Part[]): readonly Step[] {
  let at = 0;
  return parts.flatMap((part) => {
    const days = part.move?.p85 ?? 0;
    if (days === 0) return [];
    const from = at;
    at += days;
    return [{ part, from, to: at }];
  });
}

function Steps({ explained }: { readonly explained: ExplainView }) {
  const { from, to, move, parts } = explained;
  const steps = stepsOf(parts);
  const ends = [0, move?.p85 ?? 0, ...steps.map((step) => step.to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  // Room for the words beside the longest bar.
  const at = (days: number) => (most === least ? 4 : 2 + (68 * (days - least)) / (most - least));
  return (
    <ol className="moved-steps">
      <End day={from.p85} note={formatDay(from.asOf, to.asOf)} at={at(0)} near={to.asOf} />
      {steps.map((step) => (
        <StepRow key={step.part.label} step={step} evidence={evidenceOf(step.part, explained)} at={at} />
      ))}
      <End day={to.p85} note={formatDay(to.asOf, to.asOf)} at={at(move?.p85 ?? 0)} near={to.asOf} />
    </ol>
  );
}

type EndProps = {
  readonly day: string | null;
  readonly note: string;
  readonly at: number;
  readonly near: string;
};

function End({ day, note, at, near }: EndProps) {
  return (
    <li>
      <b>{`As of ${note}`}</b>
      <div className="moved-plot">
        <i className="moved-end" style={{ left: `${at}%` }} />
        <span style={{ left: `${at}%` }}>{day === null ? '–' : formatDay(day, near)}</span>
      </div>
    </li>
  );
}

/** The items that changed; where none did, the forecast as it is now. */
function evidenceOf({ evidence, label }: Part, { program, milestone, to }: ExplainView): EvidenceRef {
  if ((evidence.count ?? 0) > 0) return evidence;
  const params = { program, milestone: milestone.id, asOf: to.asOf };
  return { kind: 'forecast', label: `Moved by ${label}`, params };
}

type StepProps = { readonly step: Step; readonly evidence: EvidenceRef; readonly at: (days: number) => number };

function StepRow({ step, evidence, at }: StepProps) {
  const { part, from, to } = step;
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
  const way = to > from ? 'later' : 'sooner';
  return (
    <li>
      <span className="moved-name">
        <Figure evidence={evidence}>{capitalised(part.label)}</Figure>
        {part.words ? <small>{part.words}</small> : null}
      </span>
      <div className="moved-plot">
        <i className="moved-line" style={{ left: `${at(from)}%` }} />
        <i className={`moved-bar moved-${way}`} style={{ left: `${left}%`, width: `${right - left}%` }} />
        <span className={way} style={{ left: `${right}%` }}>
          {formatMove(to - from)}
        </span>
      </div>
    </li>
  );
}

// A name such as iOS stays as it is.
const capitalised = (text: string) =>
  /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);

function PartsTable({ explained }: { readonly explained: ExplainView }) {
  const { parts, move } = explained;
  const rows = [...parts.map((part) => ({ ...part, isSum: false })), { ...sumRow, move, isSum: true }];
  return (
    <DataTable
      caption="What moved the date"
      rows={rows}
      keyOf={({ label }) => label}
      columns={[
        { head: 'Part', cell: (row) => capitalised(row.label) },
        { head: 'What', cell: ({ words }) => words },
        { head: '85\u00a0% date', number: true, cell: (row) => (row.move ? formatMove(row.move.p85) : '–') },
        { head: 'Even date', number: true, cell: (row) => (row.move ? formatMove(row.move.p50) : '–') },
        { head: 'Odds', number: true, cell: (row) => formatPoints(row.move?.odds) },
        { head: 'Facts', number: true, cell: (row) => (row.isSum ? '' : row.factCount) },
      ]}
    />
  );
}

const sumRow = { label: 'together', words: '', factCount: 0 };

function formatPoints(odds: number | null | undefined): string {
  if (odds === null || odds === undefined) return '–';
  const points = Math.round(odds * 100);
  if (points === 0) return '0 points';
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} points`;
}
