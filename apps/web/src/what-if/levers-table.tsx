import type { LeversView } from '@fulcrum/workbench/views';
import { ScrollX } from '../ui/scroll-x.tsx';
import { formatMove } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import type { Lever } from './wishes.ts';

// Below these nothing gains much.
const SHOWN = 7;

type Props = {
  readonly levers: LeversView;
  readonly tried: readonly Lever[];
  readonly onTry: (tried: readonly Lever[]) => void;
};

/** What helps most, the best first; any of them can be tried, together with all else. */
export function LeversTable({ levers, tried, onTry }: Props) {
  const useful = levers.levers.filter(({ gained }) => Math.round(gained.p85) >= 1 || Math.round(gained.p50) >= 1);
  if (useful.length === 0) return <p className="text-ink-2">{localDates(levers.words)}</p>;
  return (
    <ScrollX label="What helps most">
      <table className="table levers-table">
        <caption className="sr-only">What helps most, each by itself</caption>
        <thead>
          <tr>
            <th scope="col">What helps most</th>
            <th scope="col" className="number">
              Even odds
            </th>
            <th scope="col" className="number">
              85&nbsp;% sure
            </th>
          </tr>
        </thead>
        <tbody>
          {useful.slice(0, SHOWN).map((lever) => (
            <LeverRow
              key={`${lever.kind} ${lever.subject}`}
              lever={lever}
              on={tried.includes(lever)}
              onToggle={(on) => onTry(on ? [...tried, lever] : tried.filter((one) => one !== lever))}
            />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

type RowProps = { readonly lever: Lever; readonly on: boolean; readonly onToggle: (on: boolean) => void };

function LeverRow({ lever, on, onToggle }: RowProps) {
  const { what, gained } = lever;
  return (
    <tr data-changed={on}>
      <th scope="row">
        <label>
          <input type="checkbox" checked={on} onChange={(event) => onToggle(event.target.checked)} />
          {what.charAt(0).toUpperCase() + what.slice(1)}
        </label>
      </th>
      <td className="number">{formatMove(-Math.round(gained.p50))}</td>
      <td className="number">
        <span className="sooner">{formatMove(-Math.round(gained.p85))}</span>
      </td>
    </tr>
  );
}
