import type { MilestoneRow } from '@fulcrum/workbench/views';
import { briefName } from '../milestones/row-words.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import '../ui/chart/chart.css';
import { type NineWeeks, nineWeeks, WEEKS } from './nine-weeks.ts';
import './past-weeks.css';

const [WIDTH, HEIGHT, STEP, BAR, AIR] = [104, 34, 12, 8, 2];
const yOf = (share: number) => AIR + (HEIGHT - 2 * AIR) * (1 - share);

type Props = { readonly row: MilestoneRow; readonly asOf: Day };

/** Its forecasts of nine weeks side by side: upward is later, the line is the target. */
export function PastWeeks({ row, asOf }: Props) {
  const weeks = nineWeeks(row, asOf);
  const { columns } = weeks;
  if (columns.length === 0)
    return (
      <div className="too-little past-weeks-none" role="img" aria-label={`${row.name}: no forecast in nine weeks`} />
    );
  if (columns.length === 1 && columns[0]?.place === WEEKS - 1)
    return <span className="past-weeks-first">first week</span>;
  return <Columns weeks={weeks} label={labelOf(row, weeks, asOf)} />;
}

function Columns({ weeks: { columns, target }, label }: { readonly weeks: NineWeeks; readonly label: string }) {
  return (
    <svg className="past-weeks" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {columns.map(({ place, early, late, median }) => (
        <g key={place} transform={`translate(${place * STEP} 0)`}>
          <rect
            y={yOf(late)}
            width={BAR}
            height={Math.max(2, yOf(early) - yOf(late))}
            rx="1.5"
            className={place === WEEKS - 1 ? 'chart-band-70' : 'chart-band-90'}
          />
          <rect y={yOf(median) - 1} width={BAR} height="2" className="chart-deep" />
        </g>
      ))}
      {target === null ? null : (
        <line x1="-2" x2={WIDTH + 2} y1={yOf(target)} y2={yOf(target)} className="chart-target" />
      )}
    </svg>
  );
}

function labelOf({ name }: MilestoneRow, { columns }: NineWeeks, asOf: Day): string {
  const [first] = columns;
  const last = columns.at(-1);
  if (!first || !last) return '';
  const days = `85 percent date from ${formatDay(first.p85, asOf)} to ${formatDay(last.p85, asOf)}`;
  return `${briefName(name)}: forecasts of ${columns.length} of nine weeks, ${days}`;
}
