import type { MilestoneRow, PortfolioRow, PortfolioView } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { FoldButton } from '../milestones/fold-button.tsx';
import { foldRows } from '../milestones/fold-rows.ts';
import { QuantileTable } from '../milestones/quantile-table.tsx';
import { BandKey } from '../ui/chart/key.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { Empty } from '../ui/failure.tsx';
import { formatCount } from '../words/figures.ts';
import { type Choice, chooseIn, chooseRows, isNarrowed } from './choose-rows.ts';
import { PastTable } from './past-table.tsx';
import { ClearFilters, PortfolioFilters } from './portfolio-filters.tsx';
import { ProgramTable } from './program-table.tsx';
import { TakeAlong } from './take-along.tsx';
import { useChoice } from './use-choice.ts';
import { ViewsBar } from './views-bar.tsx';

type Program = PortfolioView['programs'][number];
type Shown = { readonly programs: readonly Program[]; readonly hidden: number };

/** What a choice shows of the programs. Only the plain list is folded: whoever chose wants to see all of it. */
function shownOf(programs: readonly Program[], choice: Choice, open: boolean): Shown {
  if (!isNarrowed(choice) && choice.sort === undefined) {
    const parts = programs.map((program) => ({ program, ...foldRows(program.milestones) }));
    const hidden = parts.reduce((sum, { folded }) => sum + folded.length, 0);
    const rows = ({ shown, folded }: (typeof parts)[number]) => [...shown, ...(open ? folded : [])];
    return { programs: parts.map((part) => ({ ...part.program, milestones: rows(part) })), hidden };
  }
  const chosen = programs.map((program) => ({ ...program, milestones: [...chooseIn(program, choice)] }));
  if (choice.sort !== undefined) chosen.sort(byFirst(choice));
  return { programs: chosen.filter(({ milestones }) => milestones.length > 0 || !isNarrowed(choice)), hidden: 0 };
}

/** Programs in the order of their first rows: whoever sorts by odds wants the worst program on top. */
const byFirst = (choice: Choice) => (one: Program, other: Program) => {
  const [a, b] = [one.milestones[0], other.milestones[0]];
  if (!a || !b) return Number(!a) - Number(!b);
  return a.id !== b.id && chooseRows([b, a], { sort: choice.sort })[0] === a ? -1 : 1;
};

const rowsOf = (programs: readonly Program[]): readonly PortfolioRow[] =>
  programs.flatMap(({ milestones }) => milestones);

/** Every milestone of every program, against its target. */
export function Programs({ view }: { readonly view: PortfolioView }) {
  const [open, setOpen] = useState(false);
  const controls = useChoice();
  const { programs, hidden } = shownOf(view.programs, controls.choice, open);
  const all = rowsOf(view.programs);
  const chosen = view.programs.flatMap((program) => chooseIn(program, controls.choice));
  const owners = [...new Set(view.programs.flatMap(({ owner }) => owner ?? []))].sort();
  return (
    <ChartSection
      title="Programs"
      note={
        isNarrowed(controls.choice)
          ? `${formatCount(chosen.length)} of ${formatCount(all.length)} milestones`
          : 'Where each milestone lands, against its target'
      }
      table={<Tables rows={chosen} view={view} />}
      before={
        <>
          <ViewsBar choice={controls.choice} />
          <PortfolioFilters {...controls} owners={owners} />
        </>
      }
      actions={<TakeAlong view={{ ...view, programs: [...programs] }} />}
    >
      {chosen.length === 0 && all.length > 0 ? (
        <Empty title="No milestone meets all of this.">
          <p>
            <ClearFilters kind="main" choose={controls.choose} />
          </p>
        </Empty>
      ) : (
        <ProgramTable programs={programs} asOf={view.asOf} hide={controls.choice.hide} />
      )}
      <FoldButton count={hidden} open={open} onChange={setOpen} />
      <PortfolioKey rows={chosen} />
    </ChartSection>
  );
}

function PortfolioKey({ rows }: { readonly rows: readonly MilestoneRow[] }) {
  if (rows.length === 0) return null;
  const revealed = rows.some(({ actual }) => actual);
  return (
    <BandKey
      marks={['90', '70', 'median', 'target', 'ghost', 'too-little', ...(revealed ? (['actual'] as const) : [])]}
      note="Nine weeks: upward is later; the line is the target"
    />
  );
}

function Tables({ rows, view: { asOf } }: { readonly rows: readonly MilestoneRow[]; readonly view: PortfolioView }) {
  return (
    <>
      <QuantileTable rows={rows} near={asOf} caption="All milestones: quantiles, targets and odds" />
      <PastTable rows={rows} asOf={asOf} />
    </>
  );
}
