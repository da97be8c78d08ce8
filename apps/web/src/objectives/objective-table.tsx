import type { Day } from '../time/day.ts';
import { addDays, daysBetween, latest } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Band } from '../ui/chart/band.tsx';
import { BandKey } from '../ui/chart/key.tsx';
import { TimeAxis } from '../ui/chart/time-axis.tsx';
import { scaleOver, type TimeScale } from '../ui/chart/time-scale.ts';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import '../ui/table.css';
import { Figure } from '../words/figure.tsx';
import { formatOdds } from '../words/figures.ts';
import type { Objective, ObjectivesView } from './objectives-query.ts';
import { formatWorth } from './worth.ts';

type Props = {
  readonly view: ObjectivesView;
  readonly chosen: string | undefined;
  readonly onOpen: (objective: string | undefined) => void;
};

/** Every objective: when it lands, and what waiting loses. */
export function ObjectiveTable({ view, chosen, onOpen }: Props) {
  const scale = landingScale(view);
  return (
    <Section title="When each lands" note="With the last of its work, in the same futures">
      <ScrollX label="Objectives">
        <table className="table objective-table">
          <caption className="sr-only">Objectives with what they are worth and when they land</caption>
          <thead>
            <tr>
              <th scope="col">Objective</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col" className="number">
                A week costs
              </th>
              <th scope="col">
                <span className="sr-only">When it lands</span>
                <TimeAxis scale={scale} asOf={view.asOf} most={6} />
              </th>
              <th scope="col" className="number">
                Odds
              </th>
              <th scope="col" className="number">
                Waiting loses
              </th>
            </tr>
          </thead>
          <tbody>
            {view.objectives.map((one) => (
              <Row key={one.id} view={view} objective={one} scale={scale} isOpen={one.id === chosen} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <BandKey marks={['90', '70', 'median', 'target', 'too-little']} />
    </Section>
  );
}

type RowProps = {
  readonly view: ObjectivesView;
  readonly objective: Objective;
  readonly scale: TimeScale;
  readonly isOpen: boolean;
  readonly onOpen: Props['onOpen'];
};

function Row({ view: { asOf, currency }, objective, scale, isOpen, onOpen }: RowProps) {
  const { id, name, value, costOfDelay, unit, state, landing, due, odds, delay, evidence } = objective;
  const worth = (amount: number | null) => (amount === null ? '–' : formatWorth(amount, unit, currency));
  return (
    <tr data-open={isOpen}>
      <th scope="row">
        <button
          type="button"
          className="figure objective-name"
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? undefined : id)}
        >
          <span className="row-name">{name}</span>
        </button>
        <small>{stateWords(objective)}</small>
      </th>
      <td className="number">
        <Figure evidence={evidence}>{worth(value)}</Figure>
      </td>
      <td className="number">{worth(costOfDelay)}</td>
      <td className="plot objective-plot">
        <Band
          scale={scale}
          quantiles={landing.status === 'ok' ? landing : null}
          why={whyNot(objective, asOf)}
          target={due}
          asOf={asOf}
          actual={landing.day}
          label={objective.words}
          labelled={state === 'open'}
        />
      </td>
      <td className="number">{odds === null || landing.status === 'landed' ? '–' : formatOdds(odds)}</td>
      <td className="number">{worth(delay?.mean ?? null)}</td>
    </tr>
  );
}

function stateWords({ state, rank, owner, unranked }: Objective): string {
  if (state === 'achieved') return 'Achieved';
  if (state === 'dropped') return 'Given up';
  const place =
    rank === null
      ? `Not in the order: ${unranked ?? 'it has no dates'}`
      : `${rank.byCd3} by CD3, ${rank.byValue} by value`;
  return owner === null ? place : `${owner.name} · ${place}`;
}

function whyNot({ landing, state }: Objective, asOf: Day): string | undefined {
  if (landing.status === 'landed') return `landed ${formatDay(landing.day ?? asOf, asOf)}`;
  if (state !== 'open' && landing.status !== 'ok') return undefined;
  return landing.reason ?? undefined;
}

// One far objective may not squeeze all others into a corner: bands beyond this run out of the picture.
const FARTHEST = 2 * 365;

function landingScale({ asOf, objectives }: ObjectivesView): TimeScale {
  const days = objectives.flatMap(({ landing, due }) => [landing.p85, landing.p50, due]);
  const near = days.filter((day): day is Day => day !== null && day > asOf && daysBetween(asOf, day) <= FARTHEST);
  const last = latest([addDays(asOf, 60), ...near]) ?? asOf;
  return scaleOver([asOf, last], { before: 0.055, after: 0.12 }) ?? { first: asOf, last };
}
