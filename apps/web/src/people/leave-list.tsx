import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { makeEdit, settled } from '../edits/edits.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { type Away, leaveEdit, noLeaveEdit } from './people-edits.ts';
import type { LoadView, PersonLoad } from './people-query.ts';

type Props = {
  readonly view: LoadView;
  readonly of: Away;
  readonly leaves: PersonLoad['leaves'];
  /** False as of a day that is over: then it is read alone. */
  readonly canEdit: boolean;
};
type Leave = PersonLoad['leaves'][number];
type Wish = { readonly add: { readonly from: string; readonly until: string } } | { readonly drop: Leave };

/** When somebody is away, with a line to enter more; in a scenario nothing else is changed than the scenario. */
export function LeaveList({ view, of, leaves, canEdit }: Props) {
  const scenario = useScenario();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (wish: Wish) => {
      if (scenario.id !== undefined) await scenario.change(changeOf(of, wish));
      else await makeEdit('add' in wish ? leaveEdit(view, of, wish.add) : noLeaveEdit(view, of, wish.drop));
      await settled();
    },
  });
  return (
    <section className="leave-list" aria-label={`Leave of ${of.name}`}>
      <h3>Leave</h3>
      {leaves.length === 0 ? <p>None is known from here on.</p> : null}
      <ul>
        {leaves.map((leave) => (
          <li key={leave.id}>
            <span>
              {`${formatDay(leave.from, view.asOf)} – ${formatDay(leave.until, view.asOf)}, ${leave.title}`}
              {leave.share < 1 ? ` (${Math.round(leave.share * 100)}\u00a0%)` : null}
            </span>
            {canEdit ? (
              <Button size="small" kind="bare" disabled={isPending} onClick={() => mutate({ drop: leave })}>
                Call off
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit ? <AddLeave asOf={view.asOf} busy={isPending} onAdd={(add) => mutate({ add })} /> : null}
      <EditFailed error={error} />
    </section>
  );
}

const changeOf = ({ kind, id }: Away, wish: Wish) =>
  'add' in wish
    ? { form: 'leave', [kind]: id, title: 'Leave', ...wish.add }
    : { form: 'cancel-leave', leave: wish.drop.id };

type AddProps = {
  readonly asOf: string;
  readonly busy: boolean;
  readonly onAdd: (leave: { readonly from: string; readonly until: string }) => void;
};

function AddLeave({ asOf, busy, onAdd }: AddProps) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ from, until: until || from });
    setFrom('');
    setUntil('');
  };
  return (
    <form onSubmit={submit}>
      <label>
        <span>First day</span>
        <input type="date" required min={asOf} value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        <span>Last day</span>
        <input type="date" min={from || asOf} value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <Button type="submit" disabled={busy || from === ''}>
        {busy ? 'Saving …' : 'Enter leave'}
      </Button>
    </form>
  );
}
