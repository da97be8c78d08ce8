import { useAsOf } from '../shell/use-as-of.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import { type Day, earliest, latest } from './day.ts';
import { DayField } from './day-field.tsx';
import { formatDayLong } from './format-day.ts';
import { useMoment } from './moment.ts';
import { releaseAfter, releaseBefore } from './releases.ts';
import './time-machine.css';
import { TimeSlider } from './time-slider.tsx';

/** Any page as of any day, and what really happened on request. */
export function TimeMachine() {
  const workspace = useWorkspace();
  const asOf = useAsOf();
  const { reveal, setReveal, goTo } = useMoment();
  if (!workspace || !asOf) return <div className="time-machine" />;
  // There is no time to travel through before there are facts.
  if (workspace.programs.length === 0) return null;
  const { firstDay, lastDay, today, releases } = workspace;
  const last = latest([lastDay, today]) ?? lastDay;
  const first = earliest([firstDay, asOf]) ?? firstDay;
  const go = (day: Day) => goTo(day === today ? undefined : day);
  const before = releaseBefore(releases, asOf);
  const after = releaseAfter(releases, asOf, reveal ? last : today);
  return (
    <section className="time-machine" id="time-machine" aria-label="Time machine">
      <div className="time-machine-day">
        <Icon name="clock" />
        <label htmlFor="as-of">As of</label>
        <DayField day={asOf} first={first} last={last} onDay={go} />
        <Step label="Previous release" icon="previous" to={before} go={go} />
        <Step label="Next release" icon="next" to={after} go={go} />
        <Button
          kind="bare"
          size="small"
          className="time-machine-today"
          disabled={asOf === today}
          onClick={() => goTo(undefined)}
        >
          Today
        </Button>
      </div>
      <TimeSlider
        span={{ first, last: latest([asOf, last]) ?? last }}
        asOf={asOf}
        releases={releases}
        reveal={reveal}
        onDay={go}
      />
      <p className="sr-only" role="status">
        Shown as of {formatDayLong(asOf)}
      </p>
      <Switch label="What happened" on={reveal} onChange={setReveal} />
    </section>
  );
}

type StepProps = {
  readonly label: string;
  readonly icon: 'previous' | 'next';
  readonly to: { readonly name: string; readonly day: Day } | undefined;
  readonly go: (day: Day) => void;
};

function Step({ label, icon, to, go }: StepProps) {
  return (
    <Button
      kind="bare"
      size="small"
      disabled={!to}
      aria-label={to ? `${label}, ${to.name}` : label}
      title={to ? `${label}: ${to.name}` : label}
      onClick={() => to && go(to.day)}
    >
      <Icon name={icon} />
    </Button>
  );
}
