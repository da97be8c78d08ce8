import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { requestsCsv } from './scope-csv.ts';
import { NEW, type RequestsView, type RequestView, useScopeSearch } from './scope-query.ts';

const TONES: Readonly<Record<RequestView['state'], Tone>> = {
  draft: 'none',
  asked: 'risk',
  approved: 'ok',
  declined: 'late',
  withdrawn: 'none',
};

const WORDS: Readonly<Record<RequestView['state'], string>> = {
  draft: 'draft',
  asked: 'needs a decision',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

/** The state of a request: shape, word and hue. */
export function RequestState({ state }: Pick<RequestView, 'state'>) {
  return <Status tone={TONES[state]}>{WORDS[state]}</Status>;
}

type Props = {
  readonly view: RequestsView;
  /** The milestone that the page shows. */
  readonly shown: string;
};

/** What was asked for, the newest first, with the states that are shown. */
export function RequestList({ view, shown: milestone }: Props) {
  const { asked, narrow } = useScopeSearch();
  const isToday = useMoment().day === undefined;
  const { counts, requests } = view;
  const states = (['asked', 'approved', 'declined', 'withdrawn', 'draft'] as const).filter(
    (state) => counts[state] > 0,
  );
  const state = states.find((each) => each === asked.state) ?? 'all';
  const shown = requests.filter((request) => state === 'all' || request.state === state);
  const save = () =>
    saveFile(new Blob([requestsCsv(view)], { type: 'text/csv;charset=utf-8' }), `${view.program.id}-requests.csv`);
  const actions = (
    <>
      {requests.length > 0 ? (
        <Button kind="bare" size="small" onClick={save}>
          Save as CSV
        </Button>
      ) : null}
      <Button size="small" kind="main" disabled={!isToday} onClick={() => narrow({ request: NEW })}>
        Ask for a change
      </Button>
    </>
  );
  return (
    <Section
      title="Change requests"
      actions={actions}
      note={isToday ? undefined : 'A request is asked today: leave the past to ask for one'}
    >
      {requests.length === 0 ? (
        <p className="text-ink-2">
          Nobody has asked for a change yet. A request is priced while you type it: days, money, odds, and four ways to
          go about it.
        </p>
      ) : null}
      {states.length > 1 ? (
        <Segments
          label="State"
          value={state}
          options={[
            ['all', `All ${requests.length}`],
            ...states.map((each) => [each, `${WORDS[each]} ${counts[each]}`] as const),
          ]}
          onChange={(chosen) => narrow({ state: chosen === 'all' ? undefined : chosen })}
        />
      ) : null}
      <ul className="request-list">
        {shown.map((request) => (
          <RequestRow
            key={request.id}
            request={request}
            asOf={view.asOf}
            isShown={request.milestone?.id === milestone}
          />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = { readonly request: RequestView; readonly asOf: string; readonly isShown: boolean };

function RequestRow({ request, asOf, isShown }: RowProps) {
  const { asked, narrow } = useScopeSearch();
  const { id, title, milestone, state, asker, asked: day, decision, words } = request;
  const place = isShown ? {} : { milestone: milestone?.id };
  const toggle = () => narrow(asked.request === id ? { request: undefined } : { request: id, ...place });
  const told = [
    milestone?.name,
    words,
    asker === null ? null : `asked by ${asker}`,
    day === null ? null : formatDay(day, asOf),
  ];
  return (
    <li data-row data-open={asked.request === id}>
      <button type="button" aria-expanded={asked.request === id} onClick={toggle}>
        <b>{id}</b> {title}
      </button>
      <RequestState state={state} />
      <p>{told.filter(Boolean).join(' · ')}</p>
      {decision ? <p>{decisionWords(decision, asOf)}</p> : null}
    </li>
  );
}

function decisionWords({ by, day, option, why }: NonNullable<RequestView['decision']>, asOf: string): string {
  const who = [by ?? 'Somebody', day === null ? '' : formatDay(day, asOf)].filter(Boolean).join(', ');
  return [who, option, why === null ? null : `“${why}”`].filter(Boolean).join(': ');
}
