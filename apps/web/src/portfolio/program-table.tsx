import type { MilestoneRow, PortfolioView } from '@fulcrum/workbench/views';
import { Fragment } from 'react';
import { MilestoneBand } from '../milestones/milestone-band.tsx';
import { MoveCell, NameCell, PromiseCell, stateWord } from '../milestones/milestone-cells.tsx';
import { milestoneScale } from '../milestones/milestone-scale.ts';
import { briefName, refusal } from '../milestones/row-words.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { ScopeArea } from '../ui/chart/scope-area.tsx';
import { TimeAxis } from '../ui/chart/time-axis.tsx';
import type { TimeScale } from '../ui/chart/time-scale.ts';
import { healthTone, Status } from '../ui/status.tsx';
import '../ui/table.css';
import { InnerLink } from '../app/inner-link.tsx';
import { whyPath } from '../why/why-query.ts';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatOdds, plural } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { Sentence } from '../words/sentence.tsx';
import { OwnerField } from './owner-field.tsx';
import { PastWeeks } from './past-weeks.tsx';
import './program-table.css';

type Program = PortfolioView['programs'][number];
type Props = {
  readonly programs: readonly Program[];
  readonly asOf: Day;
  /** Columns that are left out, with commas between them. */
  readonly hide: string | undefined;
};
type Row = Program['milestones'][number];

/** All milestones of all programs on one axis. */
export function ProgramTable({ programs, asOf, hide }: Props) {
  const scale = milestoneScale(
    programs.flatMap(({ milestones }) => milestones),
    asOf,
  );
  return (
    <div className="program-frame">
      <table className="table program-table" data-hide={hide?.replaceAll(',', ' ')}>
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col" className="odds">
              Odds of target
            </th>
            <th scope="col" className="plot">
              <span className="sr-only">Range</span>
              <TimeAxis scale={scale} asOf={asOf} />
            </th>
            <th scope="col" className="number">
              85&nbsp;% by
            </th>
            <th scope="col" className="weeks">
              Nine weeks
            </th>
            <th scope="col" className="scope">
              Scope
            </th>
            <th scope="col" className="moves">
              What moved in a week
            </th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => (
            <Fragment key={program.program.id}>
              <GroupRow program={program} />
              {program.milestones.map((row) => (
                <RowOf key={row.id} row={row} scale={scale} asOf={asOf} program={program.program.id} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GroupRow({ program: part }: { readonly program: Program }) {
  const { program, milestones, openItems } = part;
  return (
    <tr className="group">
      <th scope="rowgroup" colSpan={7}>
        <Figure href={`/programs/${encodeURIComponent(program.id)}`}>{program.name}</Figure>
        <span>
          {milestones.length === 0 ? 'no open milestone on this day, ' : ''}
          {plural(openItems, 'open item')}
        </span>
        <OwnerField part={part} />
      </th>
    </tr>
  );
}

type RowProps = {
  readonly row: Row;
  readonly scale: TimeScale;
  readonly asOf: Day;
  readonly program: string;
};

function RowOf({ row, scale, asOf, program }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <NameCell row={row} program={program} />
      </th>
      <td className="odds">
        <Status tone={healthTone(row.health)}>
          {row.oddsOfTarget === null ? stateWord(row) : formatOdds(row.oddsOfTarget)}
        </Status>
        {row.target ? <small>for {formatDay(row.target, asOf)}</small> : null}
      </td>
      <td className="plot">
        <MilestoneBand row={row} scale={scale} asOf={asOf} />
      </td>
      <td className="number promise" data-empty={!row.quantiles?.p85}>
        <PromiseCell row={row} near={asOf} program={program} />
        <small>
          <MoveCell days={row.movedDays} />
        </small>
      </td>
      <td className="weeks">
        <PastWeeks row={row} asOf={asOf} />
        <Trend row={row} />
      </td>
      <td className="scope">
        <span>
          <ScopeArea scope={row.scope} width={66} height={28} dot label={scopeWords(row)} />
          <b>{formatCount(row.total)}</b>
        </span>
      </td>
      <td className="moves">
        <Moves row={row} program={program} />
      </td>
    </tr>
  );
}

function scopeWords({ name, scope }: MilestoneRow): string {
  const [first] = scope;
  const last = scope.at(-1);
  if (!first || !last) return `Scope of ${briefName(name)}: no history`;
  return `Scope of ${briefName(name)} in ${scope.length} weeks: ${first.total} to ${last.total} items`;
}

const ARROWS = { better: '▲', worse: '▼', steady: '■', unknown: '' } as const;
const TRENDS = { better: 'sooner', worse: 'later', steady: 'text-ink-3', unknown: '' } as const;

/** The way of two months, in words: the shape before them says whether it got better. */
function Trend({ row: { trend } }: { readonly row: Row }) {
  if (trend.way === 'unknown') return null;
  return (
    <small className="trend">
      <span className={TRENDS[trend.way]} aria-hidden="true">
        {ARROWS[trend.way]}
      </span>{' '}
      {localDates(trend.words)}
    </small>
  );
}

/** Why there is no date; the causes of its move where they are known, else what changed in its scope. */
function Moves({ row, program }: { readonly row: Row; readonly program: string }) {
  const isQuiet = row.moves.every(({ evidence }) => evidence === undefined);
  if (row.why)
    return (
      <>
        <Sentence words={row.why} />
        <span className="screen-only">
          {'; '}
          <InnerLink
            className="figure"
            href={whyPath(program, { milestone: row.id })}
            aria-label={`Why ${row.name} moved`}
          >
            why
          </InnerLink>
        </span>
      </>
    );
  return (
    <>
      {row.status === 'ok' ? null : <span>{refusal(row)}. </span>}
      {isQuiet && row.status !== 'ok' ? null : <Sentence words={row.moves} />}
    </>
  );
}
