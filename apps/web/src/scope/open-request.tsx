import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { DecidedRequest } from './decided-request.tsx';
import { type Draft, draftOf, newDraft } from './draft.ts';
import { PricePanel } from './price-panel.tsx';
import { askEdit, changeEdit, stateEdit } from './request-edits.ts';
import { RequestForm } from './request-form.tsx';
import { RequestState } from './request-list.tsx';
import { NEW, type RequestsView, type RequestView, type ScopeView, useScopeSearch } from './scope-query.ts';
import { usePrice } from './use-price.ts';

type Props = { readonly view: ScopeView; readonly requests: RequestsView };

/** The request of the address: typed and priced while it is open, told as it was decided after that. */
export function OpenRequest({ view, requests }: Props) {
  const { asked, narrow } = useScopeSearch();
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    part.current?.scrollIntoView({ block: 'nearest' });
    // What one types into comes first; where there is nothing of it, what can be done.
    const first = part.current?.querySelector<HTMLElement>('input') ?? part.current?.querySelector('button');
    first?.focus({ preventScroll: true });
  }, []);
  const close = () => narrow({ request: undefined });
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  const found = requests.requests.find(({ id }) => id === asked.request);
  const isNew = asked.request === NEW;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is in it, from wherever in it the focus is
    <div className="request-open" ref={part} onKeyDown={closeOnEscape}>
      <Section
        title={titleOf(found, isNew)}
        note={found ? <RequestState state={found.state} /> : isNew ? 'Nothing is kept until you ask' : undefined}
        actions={
          <Button size="small" kind="bare" onClick={close}>
            Close
          </Button>
        }
      >
        <Body view={view} found={found} wanted={asked.request ?? NEW} />
      </Section>
    </div>
  );
}

function titleOf(found: RequestView | undefined, isNew: boolean): string {
  if (found) return `${found.id}: ${found.title}`;
  return isNew ? 'Ask for a change' : 'No such request';
}

type BodyProps = Pick<Props, 'view'> & { readonly found: RequestView | undefined; readonly wanted: string };

function Body({ view, found, wanted }: BodyProps) {
  if (wanted === NEW || found?.state === 'asked' || found?.state === 'draft')
    return <Undecided view={view} found={found} />;
  if (found) return <DecidedRequest request={found} asOf={view.asOf} />;
  return (
    <Empty title={`There is no request ${wanted} as of this day`}>
      <p className="text-ink-2">It may have been asked later, or in another program.</p>
    </Empty>
  );
}

function Undecided({ view, found }: { readonly view: ScopeView; readonly found: RequestView | undefined }) {
  const isToday = useMoment().day === undefined;
  // What others say while it is open is no news to it: the reader chooses when they save.
  const [seen] = useState(() =>
    found ? draftOf(found) : newDraft(view.milestone?.id ?? '', view.byTeam[0]?.team ?? ''),
  );
  const [draft, setDraft] = useState<Draft>(seen);
  const price = usePrice(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(seen);
  const teams = price.state.status === 'ready' ? price.state.plan.teams : [];
  return (
    <div className="request-split">
      <div>
        <RequestForm draft={draft} milestones={view.milestones} teams={teams} onChange={setDraft} />
        {isToday ? <Keep view={view} found={found} draft={draft} seen={seen} isChanged={isChanged} /> : null}
      </div>
      <PricePanel price={price} request={found} isChanged={isChanged} asOf={view.asOf} milestone={draft.milestone} />
    </div>
  );
}

type KeepProps = {
  readonly view: ScopeView;
  readonly found: RequestView | undefined;
  readonly draft: Draft;
  readonly seen: Draft;
  readonly isChanged: boolean;
};

/** Asks, saves what was typed, or withdraws. */
function Keep({ found, ...props }: KeepProps) {
  return found ? <KeepAsked {...props} found={found} /> : <KeepNew {...props} />;
}

const isWhole = ({ title, work, items }: Draft) => title.trim() !== '' && (work.length > 0 || items.length > 0);

function KeepNew({ view, draft }: Omit<KeepProps, 'found'>) {
  const { narrow } = useScopeSearch();
  const { edit, busy, error } = useEdit();
  const ask = () => edit(askEdit(view.program.id, draft), () => narrow({ request: undefined, state: undefined }));
  return (
    <p className="request-keep">
      <Button kind="main" disabled={busy || !isWhole(draft)} onClick={ask}>
        {busy ? 'Asking …' : 'Ask for it'}
      </Button>
      {isWhole(draft) ? null : <span className="scope-note">Give it a title and some work first.</span>}
      <EditFailed error={error} />
    </p>
  );
}

function KeepAsked({ found, draft, seen, isChanged }: KeepProps & { readonly found: RequestView }) {
  const { narrow } = useScopeSearch();
  const { edit, busy, error } = useEdit();
  const done = () => narrow({ request: undefined });
  return (
    <p className="request-keep">
      <Button
        disabled={busy || !isChanged || !isWhole(draft)}
        onClick={() => edit(changeEdit(found, seen, draft), done)}
      >
        {busy ? 'Saving …' : 'Save changes'}
      </Button>
      <Button kind="bare" disabled={busy} onClick={() => edit(stateEdit(found.id, found.state, 'withdrawn'), done)}>
        Withdraw
      </Button>
      <EditFailed error={error} />
    </p>
  );
}
