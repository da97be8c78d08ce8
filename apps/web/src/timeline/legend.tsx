/** What the marks of the picture mean. */
export function Legend({ isScenario, baseline }: { readonly isScenario: boolean; readonly baseline: string | null }) {
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
        Chain that sets the date
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
      {baseline === null ? null : (
        <span>
          <i className="legend-ghost" />
          Forecast of {baseline}
        </span>
      )}
      <span>
        <i className="legend-hatch" />
        No odds, or away
      </span>
    </div>
  );
}
