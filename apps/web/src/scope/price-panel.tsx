import { EditFailed } from '../edits/edit-failed.tsx';
import { daysBetween } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { OutcomeWords } from '../what-if/outcome-words.tsx';
import { formatMove, formatOdds } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import '../what-if/try-changes.css';
import { OptionCards } from './option-cards.tsx';
import type { Priced, PriceView, RequestView } from './scope-query.ts';
import type { Price } from './use-price.ts';

type Props = {
  readonly price: Price;
  readonly request: RequestView | undefined;
  /** Whether what is typed differs from what was asked. */
  readonly isChanged: boolean;
  readonly asOf: string;
  readonly milestone: string;
};

/** What it costs, at once; then, from the server, what else it moves and four ways to go about it. */
export function PricePanel(props: Props) {
  const { changes, server } = props.price;
  return (
    <div className="price" aria-busy={server === undefined && changes.length > 0}>
      <h3>What it costs</h3>
      {changes.length === 0 ? (
        <p className="text-ink-2">Say what it adds: the price follows while you type.</p>
      ) : (
        <PricedParts {...props} />
      )}
    </div>
  );
}

function PricedParts({ price, request, isChanged, asOf, milestone }: Props) {
  const { changes, here, server, last, error } = price;
  const took = here === undefined || here.told instanceof Error ? '' : here.told.tookMs.toFixed(1);
  return (
    <>
      <Here price={price} changes={changes} asOf={asOf} milestone={milestone} />
      <p className="scope-note" data-took={took}>
        {server ? localDates(confirmed(price, server, milestone)) : 'The server works it out …'}
      </p>
      <EditFailed error={error} />
      {last ? (
        <Answered
          view={last}
          milestone={milestone}
          isStale={server === undefined}
          request={request}
          isChanged={isChanged}
          priced={price.priced}
        />
      ) : null}
    </>
  );
}

type HereProps = Pick<Props, 'price' | 'asOf' | 'milestone'> & Pick<Price, 'changes'>;

/** What the model of this browser says, at once. */
function Here({ price: { state, here }, changes, asOf, milestone }: HereProps) {
  if (state.status === 'failed')
    return <p role="alert">{`The model cannot be had here: ${state.reason}. The server answers below.`}</p>;
  return <OutcomeWords outcome={here} changes={changes} milestone={milestone} asOf={asOf} />;
}

type AnsweredProps = Pick<Props, 'request' | 'isChanged' | 'milestone'> & {
  readonly view: PriceView;
  readonly isStale: boolean;
  readonly priced: Priced;
};

function Answered({ view, milestone, ...rest }: AnsweredProps) {
  return (
    <>
      <p className="price-money">{view.money}</p>
      <Moved view={view} milestone={milestone} />
      {view.options.length === 0 ? <p>{localDates(view.words)}</p> : <OptionCards view={view} {...rest} />}
    </>
  );
}

/** Whether the server says the same as this browser: both draw the same futures. */
function confirmed({ here }: Price, server: PriceView, milestone: string): string {
  const own = server.milestones.find(({ id }) => id === milestone);
  const told = here?.told;
  const mine =
    told === undefined || told instanceof Error
      ? undefined
      : told.answer.milestones.find((one) => one.milestone === milestone);
  if (mine?.after.status !== 'ok' || !own?.after.p85) return server.words;
  if (here?.isQuick) return 'The server has answered; the rest of the futures are drawn here …';
  const off = daysBetween(mine.after.quantiles.p85, own.after.p85);
  return off === 0
    ? 'The server confirms it, in the same futures.'
    : `The server says ${formatDay(own.after.p85, server.asOf)} for 85 %: ${server.words}`;
}

/** The other milestones that it moves. */
function Moved({ view, milestone }: { readonly view: PriceView; readonly milestone: string }) {
  const rows = view.milestones
    .filter(({ id, days }) => id !== milestone && days !== null && Math.abs(days.p85) >= 1)
    .toSorted((a, b) => Math.abs(b.days?.p85 ?? 0) - Math.abs(a.days?.p85 ?? 0));
  if (rows.length === 0) return <p className="scope-note">No other milestone moves by a day.</p>;
  return (
    <details className="price-moved">
      <summary>{`${rows.length} other ${rows.length === 1 ? 'milestone moves' : 'milestones move'}: ${rows[0]!.name} most (${formatMove(rows[0]!.days!.p85)})`}</summary>
      <ScrollX label="Other milestones">
        <DataTable
          caption="Other milestones that it moves"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: 'Milestone', cell: ({ name }) => name },
            { head: 'By (50 %)', number: true, cell: ({ days }) => formatMove(days!.p50) },
            { head: 'By (85 %)', number: true, cell: ({ days }) => formatMove(days!.p85) },
            {
              head: 'Odds of its target',
              number: true,
              cell: ({ before, after }) =>
                before.oddsOfTarget === null || after.oddsOfTarget === null
                  ? 'no target'
                  : `${formatOdds(before.oddsOfTarget)} → ${formatOdds(after.oddsOfTarget)}`,
            },
          ]}
        />
      </ScrollX>
    </details>
  );
}
