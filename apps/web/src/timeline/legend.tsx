import type { TimelineShade } from './timeline-query.ts';

type Props = {
  readonly isScenario: boolean;
  readonly baseline: string | null;
  readonly shades: readonly TimelineShade[];
  /** False where another day than today is shown. */
  readonly isToday: boolean;
};

/** What the marks of the picture mean. */
export function Legend({ isScenario, baseline, shades, isToday }: Props) {
  const has = (kind: TimelineShade['kind']) => shades.some((shade) => shade.kind === kind);
  return (
    <div className="timeline-legend" aria-hidden="true">
      <span>
        <i className="legend-bar" />
        Planned, then 85 and 95&nbsp;% of its end
      </span>
      <span>
        <i className="legend-median" />
        Median end
      </span>
      <span>
        <i className="legend-diamond" />
        Planned end
      </span>
      <span>
        <i className="legend-chain" />
        Chain that sets the date; 43&nbsp;%: how often it does
      </span>
      <span>
        <i className="legend-target" />
        Target
      </span>
      {isScenario ? (
        <>
          <span>
            <i className="legend-scenario" />
            In the scenario
          </span>
          <span>
            <i className="legend-ghost" />
            Without it
          </span>
        </>
      ) : null}
      <span>
        <i className="legend-past" />
        Forecasts of the weeks before
      </span>
      {baseline === null ? null : (
        <span>
          <i className="legend-baseline" />
          Baseline {baseline}
        </span>
      )}
      {isToday ? null : (
        <span>
          <i className="legend-today" />
          Today
        </span>
      )}
      {has('sprint') ? (
        <span>
          <i className="legend-sprint" />
          Sprint
        </span>
      ) : null}
      {has('leave') ? (
        <span>
          <i className="legend-leave" />
          Away
        </span>
      ) : null}
      {has('freeze') ? (
        <span>
          <i className="legend-freeze" />
          Freeze: nobody works
        </span>
      ) : null}
      <span>
        <i className="legend-hatch" />
        No odds, or away
      </span>
    </div>
  );
}
