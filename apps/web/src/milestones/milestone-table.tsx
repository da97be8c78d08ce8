import type { MilestoneRow } from '@fulcrum/workbench/views';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { TimeAxis } from '../ui/chart/time-axis.tsx';
import type { TimeScale } from '../ui/chart/time-scale.ts';
import '../ui/table.css';
import { MilestoneBand } from './milestone-band.tsx';
import { MoveCell, NameCell, OddsCell, PromiseCell } from './milestone-cells.tsx';
import { milestoneScale } from './milestone-scale.ts';
import './milestone-table.css';

type Props = { readonly rows: readonly MilestoneRow[]; readonly asOf: Day; readonly program: string };

/** Where each milestone lands, against its target. */
export function MilestoneTable({ rows, asOf, program }: Props) {
  const scale = milestoneScale(rows, asOf);
  return (
    <div className="milestone-frame">
      <table className="table milestone-table">
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col" className="plot">
              <span className="sr-only">Range</span>
              <TimeAxis scale={scale} asOf={asOf} />
            </th>
            <th scope="col" className="number">
              85&nbsp;% by
            </th>
            <th scope="col" className="number">
              Target
            </th>
            <th scope="col" className="odds">
              Odds of target
            </th>
            <th scope="col" className="number">
              In a week
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} scale={scale} asOf={asOf} program={program} />
          ))}
        </tbody>
      </table>
    </div>
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
      <td className="plot">
        <MilestoneBand row={row} scale={scale} asOf={asOf} labels />
      </td>
      <td className="number promise" data-empty={!row.quantiles?.p85}>
        <PromiseCell row={row} near={asOf} program={program} />
      </td>
      <td className="number target" data-empty={!row.target}>
        {row.target ? formatDay(row.target, asOf) : <span className="text-ink-3">none</span>}
      </td>
      <td className="odds">
        <OddsCell row={row} />
      </td>
      <td className="number moved" data-empty={row.movedDays === null}>
        <MoveCell days={row.movedDays} />
      </td>
    </tr>
  );
}
