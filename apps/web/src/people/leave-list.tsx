import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { makeEdit, settled } from '../edits/edits.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { leaveEdit, noLeaveEdit } from './people-edits.ts';
import type { LoadView, PersonLoad } from './people-query.ts';

type Props = { readonly view: LoadView; readonly person: PersonLoad };
type Leave = PersonLoad['leaves'][number];
type Wish = { readonly add: { readonly from: string; readonly until: string } } | { readonly drop: Leave };

/** When somebody is away, with a line to enter more; in a scenario nothing else is changed than the scenario. */
export function LeaveList({ view, person }: Props) {
  const scenario = useScenario();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (wish: Wish) => {
      if (scenario.id !== undefined) await scenario.change(changeOf(person, wish));
      else await makeEdit('add' in wish ? leaveEdit(view, person, wish.add) : noLeaveEdit(view, person, wish.drop));
      await settled();
    },
  });
  return (
    <section className="leave-list" aria-label={`Leave of ${person.name}`}>
      <h3>Leave</h3>
      {person.leaves.length === 0 ? <p>None is known from here on.</p> : null}
      <ul>
        {person.leaves.map((leave) => (
          <li key={leave.id}>
            <span>
              {`${formatDay(leave.from, view.asOf)} – ${formatDay(leave.until, view.asOf)}, ${leave.title}`}
              {leave.share < 1 ? ` (${Math.round(leave.share * 100)}\u00a0%)` : null}
            </span>
            <Button size="small" kind="bare" disabled={isPending} onClick={() => mutate({ drop: leave })}>
              Call off
            </Button>
          </li>
        ))}
      </ul>
      <AddLeave asOf={view.asOf} busy={isPending} onAdd={(add) => mutate({ add })} />
      <EditFailed error={error} />
    </section>
  );
}

const changeOf = ({ id }: PersonLoad, wish: Wish) =>
  'add' in wish
    ? { form: 'leave', person: id, title: 'Leave', ...wish.add }
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
