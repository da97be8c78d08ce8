import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { post } from '../api/client.ts';
import { InnerLink } from '../app/inner-link.tsx';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { whatIfPath } from '../scenario/what-if-path.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { approveEdit, type Choice, declineEdit, scenarioPathOf } from './request-edits.ts';
import { type RequestView, useScopeSearch } from './scope-query.ts';

type Props = {
  readonly request: RequestView | undefined;
  readonly choice: Choice | null;
  /** Something was typed that is not asked yet, or not priced yet. */
  readonly isBlocked: boolean;
  readonly name: string;
};

/** Opens the chosen option as a what-if, approves the request with it, or declines it: by name. */
export function DecideBar({ request, choice, isBlocked, name }: Props) {
  const { day, scenario } = useMoment();
  if (request === undefined)
    return (
      <p className="scope-note">Once it is asked, each of these can be opened as a what-if, and somebody decides.</p>
    );
  if (day !== undefined || scenario !== undefined)
    return <p className="scope-note">It is decided in the plan of today, without a what-if laid over it.</p>;
  if (isBlocked)
    return <p className="scope-note">Save what you changed first: the decision is about what was asked.</p>;
  return <Decide request={request} choice={choice} name={name} />;
}

const LAST_NAME = 'fulcrum.decides';

function Decide({ request, choice, name }: Omit<Props, 'isBlocked'> & { readonly request: RequestView }) {
  const who = useId();
  const reason = useId();
  const [decidedBy, setDecidedBy] = useState(() => localStorage.getItem(LAST_NAME) ?? '');
  const [why, setWhy] = useState('');
  const { edit, busy, error } = useEdit();
  const isNamed = decidedBy.trim() !== '';
  const decision = { decidedBy: decidedBy.trim(), why };
  const remember = () => localStorage.setItem(LAST_NAME, decision.decidedBy);
  const approve = (event: FormEvent) => {
    event.preventDefault();
    if (choice === null || !isNamed) return;
    remember();
    edit(approveEdit(request, decision, choice));
  };
  const decline = () => {
    remember();
    edit(declineEdit(request, decision));
  };
  return (
    <form className="decide" onSubmit={approve}>
      <OpenAsWhatIf request={request} choice={choice} name={name} />
      <div className="request-fields">
        <label htmlFor={who}>
          <span>Decided by</span>
          <input
            id={who}
            required
            value={decidedBy}
            maxLength={200}
            onChange={(event) => setDecidedBy(event.target.value)}
          />
        </label>
        <label htmlFor={reason}>
          <span>Why</span>
          <input id={reason} value={why} maxLength={2_000} onChange={(event) => setWhy(event.target.value)} />
        </label>
      </div>
      <p className="request-keep">
        <Button kind="main" type="submit" disabled={busy || !isNamed || choice === null}>
          {busy ? 'Deciding …' : `Approve: ${name.toLowerCase()}`}
        </Button>
        <Button disabled={busy || !isNamed} onClick={decline}>
          Decline
        </Button>
        {isNamed ? null : <span className="scope-note">Say who decides.</span>}
      </p>
      <EditFailed error={error} />
    </form>
  );
}

/** Makes a what-if of each option that is looked at; together they stand side by side. */
function OpenAsWhatIf({ request, choice, name }: Omit<Props, 'isBlocked'> & { readonly request: RequestView }) {
  const { program } = useScopeSearch();
  const [made, setMade] = useState<readonly ScenarioView[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (chosen: Choice) => post<ScenarioView>(scenarioPathOf(request.id), { chosen }),
    onSuccess: (scenario) => setMade((before) => [...before, scenario].slice(-MOST_BESIDE)),
  });
  return (
    <p className="request-keep">
      <Button size="small" disabled={isPending || choice === null} onClick={() => choice && mutate(choice)}>
        {isPending ? 'Making it …' : `Make “${name}” a what-if`}
      </Button>
      {made.length > 0 ? (
        <span role="status">
          {'Made: '}
          <InnerLink
            className="figure"
            href={whatIfPath(
              program,
              made.map(({ id }) => id),
            )}
          >
            {made.length === 1 ? made[0]!.name : `compare ${made.map((one) => one.name).join(', ')}`}
          </InnerLink>
        </span>
      ) : null}
      <EditFailed error={error} />
    </p>
  );
}

const MOST_BESIDE = 4;
