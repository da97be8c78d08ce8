import { type Landed, LandedTable, landedRange, Verdict } from '../milestones/landed-table.tsx';
import { briefName } from '../milestones/row-words.ts';
import { formatDay } from '../time/format-day.ts';
import { daysShown, heldWithin, landedOffsets } from '../ui/chart/landed-bars.tsx';
import { css } from '../ui/chart/time-scale.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import '../ui/table.css';
import './landed.css';

/** The releases that went out last: what was said of them ahead, and what happened. */
export function LandedSection({ rows }: { readonly rows: readonly Landed[] }) {
  if (rows.length === 0) return null;
  const most = daysShown(rows.flatMap((row) => landedOffsets(row) ?? []));
  return (
    <ChartSection title="Landed" note="What was said ahead, and what happened" table={<LandedTable rows={rows} />}>
      <table className="table landed-table">
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col">Landed</th>
            <th scope="col" className="range">
              15 to 85&nbsp;% range
            </th>
            <th scope="col">Against it</th>
            <th scope="col" className="offset">
              Days from its median
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.milestone}>
              <th scope="row">{briefName(row.name)}</th>
              <td>{formatDay(row.landed)}</td>
              <td className="range">{landedRange(row)}</td>
              <td>
                <Verdict row={row} />
              </td>
              <td className="offset">
                <Offset row={row} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartSection>
  );
}

/** The words beside it say the same. */
function Offset({ row, most }: { readonly row: Landed; readonly most: number }) {
  const offsets = landedOffsets(row);
  if (!offsets) return null;
  const at = (days: number) => 50 + (47 * heldWithin(days, most)) / most;
  return (
    <div className="landed-offset" aria-hidden="true">
      <i
        className="landed-range"
        style={{ left: css(at(offsets.early)), width: css(at(offsets.late) - at(offsets.early)) }}
      />
      <i className="landed-median" />
      <i className="diamond" style={{ left: css(at(offsets.landed)) }} />
    </div>
  );
}
