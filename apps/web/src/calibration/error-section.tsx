import { css } from '../ui/chart/time-scale.ts';
import { Section } from '../ui/section.tsx';
import '../ui/table.css';
import { type Backtest, METHODS } from './methods.ts';

/** How far the whole range lay from the truth. Velocity is the measure: shorter is better. */
export function ErrorSection({ backtest }: { readonly backtest: Backtest }) {
  const most = Math.max(1, ...backtest.methods.map(({ crpsRelative }) => crpsRelative));
  return (
    <Section title="How far off" note="Mean error of the whole range (CRPS) against velocity; shorter is better">
      <div className="scroll-x">
        <table className="table errors">
          <caption className="sr-only">Mean error of the whole range by method</caption>
          <thead>
            <tr>
              <th scope="col">Method</th>
              <th scope="col">
                <span className="sr-only">Drawn</span>
              </th>
              <th scope="col" className="number">
                Velocity = 1
              </th>
              <th scope="col" className="number">
                CRPS, days
              </th>
              <th scope="col" className="number">
                Loss at 85&nbsp;%, days
              </th>
            </tr>
          </thead>
          <tbody>
            {backtest.methods.map(({ method, crps, crpsRelative, pinball85 }) => (
              <tr key={method}>
                <th scope="row">{METHODS[method].name}</th>
                <td className="errors-drawn">
                  <i
                    className={method === 'fulcrum' ? 'errors-bar errors-own' : 'errors-bar'}
                    style={{ width: css((100 * crpsRelative) / most) }}
                    aria-hidden="true"
                  />
                </td>
                <td className="number">
                  <b>{crpsRelative.toFixed(2)}</b>
                </td>
                <td className="number">{crps.toFixed(1)}</td>
                <td className="number">{pinball85.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
