import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { formatOdds } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { reopenEdit, stateEdit } from './request-edits.ts';
import type { RequestView } from './scope-query.ts';

/** What was asked, and what was decided of it with the price that was told then; a decision can be taken back. */
export function DecidedRequest({ request, asOf }: { readonly request: RequestView; readonly asOf: string }) {
  const { edit, busy, error } = useEdit();
  const isToday = useMoment().day === undefined;
  const { decision, state, words, reason, asker } = request;
  return (
    <div className="request-decided">
      <p>{`${words}${asker ? `; asked by ${asker}` : ''}${reason ? `: “${reason}”` : ''}.`}</p>
      {decision ? <DecisionWords decision={decision} state={state} asOf={asOf} /> : null}
      {isToday ? (
        <p className="request-keep">
          {decision ? (
            <Button disabled={busy} onClick={() => edit(reopenEdit(request))}>
              {busy ? 'Taking it back …' : 'Take the decision back'}
            </Button>
          ) : (
            <Button disabled={busy} onClick={() => edit(stateEdit(request.id, state, 'asked'))}>
              Ask again
            </Button>
          )}
          <EditFailed error={error} />
        </p>
      ) : null}
    </div>
  );
}

type DecisionProps = {
  readonly decision: NonNullable<RequestView['decision']>;
  readonly state: RequestView['state'];
  readonly asOf: string;
};

function DecisionWords({ decision, state, asOf }: DecisionProps) {
  const { by, day, option, why, price } = decision;
  const how = option === null ? '' : ` with the option “${option}”`;
  const when = day === null ? '' : ` on ${formatDay(day, asOf)}`;
  return (
    <>
      <p>
        <b>{`${state === 'approved' ? 'Approved' : 'Declined'}${how}`}</b>
        {` by ${by ?? 'somebody'}${when}${why ? `: “${why}”` : ''}.`}
      </p>
      {price ? (
        <p className="text-ink-2">
          {`What was told then: ${localDates(price)}`}
          {state === 'approved'
            ? ' Forecasts since learn from the record what more work takes: they may differ by days.'
            : null}
        </p>
      ) : null}
      <ToldDates decision={decision} asOf={asOf} />
    </>
  );
}

/** The dates that were told at the decision: they can be held against what happens. */
function ToldDates({ decision: { before, after }, asOf }: Omit<DecisionProps, 'state'>) {
  if (before.p85 === null || after.p85 === null) return null;
  const odds =
    before.odds === null || after.odds === null
      ? ''
      : `; odds of the target ${formatOdds(before.odds)} → ${formatOdds(after.odds)}`;
  return (
    <p className="text-ink-2">
      {`85\u00a0% date ${formatDay(before.p85, asOf)} → ${formatDay(after.p85, asOf)}${odds}. This is kept, to be held against what happens.`}
    </p>
  );
}
