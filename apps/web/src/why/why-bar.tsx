import type { Measure, WhyView } from '@fulcrum/workbench/views';
import { type Day, isDay } from '../time/day.ts';
import { Segments } from '../ui/segments.tsx';
import { Select } from '../ui/select.tsx';
import { formatMove } from '../words/figures.ts';
import type { WhyControls } from './why-query.ts';

type Props = { readonly view: WhyView; readonly by: Measure; readonly ask: WhyControls['ask'] };

const MEASURES = [
  ['p85', '85\u00a0% date'],
  ['p50', 'Even odds'],
  ['odds', 'Odds of target'],
] as const;

const STARTS: Readonly<Record<WhyView['starts'][number]['id'], string>> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  baseline: 'baseline',
  target: 'target set',
  scenario: 'scenario alone',
};

/** Which milestone, which two days, and by which measure. All of it lives in the address. */
export function WhyBar({ view, by, ask }: Props) {
  const { milestone, milestones, starts, since, until, asOf } = view;
  const listed =
    milestone !== null && milestones.every(({ id }) => id !== milestone.id) ? [{ ...milestone, movedDays: null }] : [];
  const options = [...listed, ...milestones].map(
    ({ id, name, movedDays }) =>
      [id, movedDays === null ? name : `${name} (${formatMove(movedDays)} in a week)`] as const,
  );
  const start = starts.find(({ day }) => day === since)?.id ?? '';
  const startDay = (id: string) => starts.find((each) => each.id === id)?.day;
  return (
    <div className="why-bar screen-only">
      <Select
        label="Milestone"
        value={milestone?.id ?? ''}
        options={options}
        onChange={(id) => ask({ milestone: id })}
      />
      <span className="why-days">
        <DayInput
          label="From"
          day={since}
          last={until}
          onDay={(day) => ask({ milestone: milestone?.id, since: day })}
        />
        <DayInput
          label="to"
          day={until}
          last={asOf}
          onDay={(day) =>
            ask({
              milestone: milestone?.id,
              since: since > day ? undefined : since,
              until: day === asOf ? undefined : day,
            })
          }
        />
      </span>
      <Segments
        label="Compare with"
        value={start}
        options={starts.map(({ id }) => [id, STARTS[id]] as const)}
        onChange={(id) => ask({ milestone: milestone?.id, since: id === 'week' ? undefined : startDay(id) })}
      />
      <Segments
        label="Measure"
        value={by}
        options={MEASURES}
        onChange={(next) => ask({ by: next === 'p85' ? undefined : (next as Measure) })}
      />
    </div>
  );
}

type DayProps = { readonly label: string; readonly day: Day; readonly last: Day; readonly onDay: (day: Day) => void };

/** A day; while somebody types, half a date is nobody's question. */
function DayInput({ label, day, last, onDay }: DayProps) {
  const settle = (value: string) => {
    if (isDay(value) && value >= '1990-01-01' && value <= last && value !== day) onDay(value);
  };
  return (
    <label>
      <span>{label}</span>
      <input
        key={day}
        className="field"
        type="date"
        defaultValue={day}
        max={last}
        onBlur={({ currentTarget }) => settle(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && settle(currentTarget.value)}
      />
    </label>
  );
}
