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
import { Figure } from '../words/figure.tsx';
import { formatCount, formatOdds, plural } from '../words/figures.ts';
import './program-table.css';

type Program = PortfolioView['programs'][number];
type Props = { readonly programs: readonly Program[]; readonly asOf: Day };

/** All milestones of all programs on one axis. */
export function ProgramTable({ programs, asOf }: Props) {
  const scale = milestoneScale(
    programs.flatMap(({ milestones }) => milestones),
    asOf,
  );
  return (
    <div className="program-frame">
      <table className="table program-table">
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
                <Row key={row.id} row={row} scale={scale} asOf={asOf} program={program.program.id} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GroupRow({ program: { program, milestones, openItems } }: { readonly program: Program }) {
  return (
    <tr className="group">
      <th scope="rowgroup" colSpan={6}>
        <Figure href={`/programs/${encodeURIComponent(program.id)}`}>{program.name}</Figure>
        <span>
          {milestones.length === 0 ? 'no open milestone on this day, ' : ''}
          {plural(openItems, 'open item')}
        </span>
      </th>
    </tr>
  );
}

type RowProps = {
  readonly row: MilestoneRow;
  readonly scale: TimeScale;
  readonly asOf: Day;
  readonly program: string;
};

function Row({ row, scale, asOf, program }: RowProps) {
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
      <td className="scope">
        <span>
          <ScopeArea scope={row.scope} width={66} height={28} dot label={scopeWords(row)} />
          <b>{formatCount(row.total)}</b>
        </span>
      </td>
      <td className="moves">{movesOf(row)}</td>
    </tr>
  );
}

function scopeWords({ name, scope }: MilestoneRow): string {
  const [first] = scope;
  const last = scope.at(-1);
  if (!first || !last) return `Scope of ${briefName(name)}: no history`;
  return `Scope of ${briefName(name)} in ${scope.length} weeks: ${first.total} to ${last.total} items`;
}

/** What changed in its scope, or why there is no date. */
function movesOf(row: MilestoneRow): string {
  if (row.status !== 'ok') return refusal(row);
  const moves = [
    row.joined > 0 ? `${plural(row.joined, 'item')} joined` : '',
    row.left > 0 ? `${plural(row.left, 'item')} left` : '',
  ].filter(Boolean);
  return moves.length === 0 ? 'Same scope' : moves.join(', ');
}
