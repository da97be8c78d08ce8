import { useQuery } from '@tanstack/react-query';
import { useEdit } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { formatOdds } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { AvenueForm } from './avenue-form.tsx';
import { dropEdit } from './objective-edits.ts';
import { type AvenuesView, avenuesQuery, type Objective, type ObjectivesView } from './objectives-query.ts';
import { formatWeeks, formatWorth } from './worth.ts';

type Props = { readonly view: ObjectivesView; readonly objective: Objective };

/** The ways to reach an objective, side by side in the same futures. */
export function Avenues({ view, objective }: Props) {
  const { day, scenario } = useMoment();
  const hasSome = objective.avenues.length > 0;
  const { data, error, isFetching, refetch } = useQuery({
    ...avenuesQuery(objective.id, { day, scenario }),
    enabled: hasSome,
  });
  return (
    <div className="objective-part">
      <h3>Avenues</h3>
      {hasSome ? null : (
        <p className="text-ink-2">
          Is there another way: less work, other milestones, or the same in a scenario? Enter two, and they are compared
          on value, days and odds.
        </p>
      )}
      {hasSome && error ? <Failure error={error} onRetry={() => void refetch()} retrying={isFetching} /> : null}
      {hasSome && data ? <Compared view={view} data={data} /> : null}
      {hasSome && !data && !error ? <p role="status">Comparing …</p> : null}
      <AvenueForm view={view} objective={objective} />
    </div>
  );
}

type Avenue = AvenuesView['avenues'][number];
type Line = readonly [head: string, cell: (avenue: Avenue) => string];

function Compared({ view, data }: { readonly view: ObjectivesView; readonly data: AvenuesView }) {
  const { edit } = useEdit();
  const lines = linesOf(data);
  return (
    <>
      <p className="objective-words">{localDates(data.words)}</p>
      <ScrollX label="Avenues side by side">
        <table className="table avenue-table">
          <caption className="sr-only">{`The ways to reach ${data.objective.name}`}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">What is compared</span>
              </th>
              {data.avenues.map(({ id, name, scenario }) => (
                <th key={id} scope="col">
                  <b>{name}</b>
                  <small>{scenario === null ? 'as it is planned' : `in the scenario ${scenario.name}`}</small>
                  <Button
                    size="small"
                    kind="bare"
                    className="screen-only"
                    aria-label={`Delete the avenue ${name}`}
                    onClick={() => edit(dropEdit({ kind: 'avenue', id, name, asOf: view.asOf }))}
                  >
                    Delete
                  </Button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([head, cell]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {data.avenues.map((avenue) => (
                  <td key={avenue.id}>{cell(avenue)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {data.pairs.length > 1 ? (
        <ul className="avenue-pairs">
          {data.pairs.slice(1).map((pair) => (
            <li key={`${pair.one} ${pair.other}`}>{pair.words}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function linesOf({ objective: { unit, due }, currency, asOf }: AvenuesView): readonly Line[] {
  const worth = (amount: number | null) => (amount === null ? '–' : formatWorth(amount, unit, currency));
  const dayOf = (day: string | null) => (day === null ? '–' : formatDay(day, asOf));
  return [
    ['Work', ({ work }) => work.map(({ name }) => name).join(', ') || 'none'],
    ['As likely as not', ({ landing }) => landingOf(landing, landing.p50, dayOf)],
    ['With 85\u00a0%', ({ landing }) => dayOf(landing.p85 ?? landing.day)],
    ['Weeks left', ({ weeks }) => (weeks === null ? '–' : `${formatWeeks(weeks.p15)} to ${formatWeeks(weeks.p85)}`)],
    ...(due === null
      ? []
      : [[`Odds by ${formatDay(due, asOf)}`, ({ odds }: Avenue) => (odds === null ? '–' : formatOdds(odds))] as const]),
    ['Value', ({ value }) => worth(value)],
    ['Waiting loses', ({ delay }) => worth(delay?.mean ?? null)],
    ['Cost', ({ cost, costNote }) => (cost === null ? '–' : `${worth(cost)}, ${costNote}`)],
    ['Left of the value', ({ net }) => worth(net)],
  ];
}

function landingOf({ status, reason }: Avenue['landing'], p50: string | null, dayOf: (day: string | null) => string) {
  if (status === 'landed') return 'landed';
  return status === 'ok' ? dayOf(p50) : (reason ?? 'no date');
}
