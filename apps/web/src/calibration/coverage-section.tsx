import { css } from '../ui/chart/time-scale.ts';
import { Section } from '../ui/section.tsx';
import '../ui/table.css';
import { type Backtest, interval, METHODS, type MethodScore, percent } from './methods.ts';

/** How often the truth came by the day that was named, at each of the three odds. */
export function CoverageSection({ backtest }: { readonly backtest: Backtest }) {
  const levels = backtest.methods[0]?.coverage.map(({ nominal }) => nominal) ?? [];
  return (
    <Section title="Landed by the date" note="Share that landed by it, with its 95 % interval; the line is the promise">
      <div className="scroll-x">
        <table className="table coverage">
          <caption className="sr-only">How often releases landed by the date, by method</caption>
          <thead>
            <tr>
              <th scope="col">Method</th>
              {levels.map((level) => (
                <th key={level} scope="col">{`${percent(level)} date`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {backtest.methods.map((score) => (
              <MethodRow key={score.method} score={score} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function MethodRow({ score }: { readonly score: MethodScore }) {
  const { name, how } = METHODS[score.method];
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{how}</small>
      </th>
      {score.coverage.map((one) => (
        <td key={one.nominal}>
          <b>{percent(one.observed)}</b> <span className="coverage-interval">{interval(one)}</span>
          <Interval coverage={one} own={score.method === 'fulcrum'} />
        </td>
      ))}
    </tr>
  );
}

type Coverage = MethodScore['coverage'][number];

// The track reaches this far to either side of the promise.
const REACH = 0.25;

/** The interval against the promise, which stands in the middle. The words above it say the same. */
function Interval({ coverage, own }: { readonly coverage: Coverage; readonly own: boolean }) {
  const { nominal, observed, low, high } = coverage;
  const at = (share: number) => Math.min(100, Math.max(0, 50 + (50 * (share - nominal)) / REACH));
  return (
    <div className="coverage-track" aria-hidden="true">
      <i
        className={own ? 'coverage-own' : 'coverage-other'}
        style={{ left: css(at(low)), width: css(at(high) - at(low)) }}
      />
      <i className="coverage-observed" style={{ left: css(at(observed)) }} />
      <i className="coverage-promise" />
    </div>
  );
}
