import { wayBetween } from '@fulcrum/core/dependencies';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import type { ScenarioControls } from '../scenario/use-scenario.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import type { DependenciesView } from './dependencies-query.ts';
import { ITEM_LIST } from './find-item.tsx';

type Props = {
  readonly view: DependenciesView;
  /** The item that is to wait; it is asked for where it is not known. */
  readonly id?: string;
  readonly scenario: ScenarioControls;
};

const TIES = [
  ['FS', 'Starts after its end'],
  ['SS', 'Starts after its start'],
  ['FF', 'Ends after its end'],
  ['SF', 'Ends after its start'],
] as const;

/** Lets an item wait for another, in a scenario. What would close a ring is refused, with the ring. */
export function AddLink({ view, id, scenario }: Props) {
  const [own, setOwn] = useState('');
  const waits = id ?? own.trim();
  const [other, setOther] = useState('');
  const [tie, setTie] = useState('FS');
  const [lag, setLag] = useState('0');
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      refuseRing(view, other.trim(), waits);
      await scenario.change({ form: 'link', from: other.trim(), to: waits, dependency: tie, lag: Number(lag) });
    },
    onSuccess: () => setOther(''),
  });
  const isSaid = other.trim() !== '' && waits !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSaid) mutate();
  };
  return (
    <form className="add-link screen-only" onSubmit={submit}>
      <h3>{id === undefined ? 'What if one waits for another?' : `What if ${id} waits for …`}</h3>
      {id === undefined ? (
        <label className="add-link-wide">
          Item that waits
          <input value={own} maxLength={200} onChange={(event) => setOwn(event.target.value)} />
        </label>
      ) : null}
      <label className="add-link-wide">
        {id === undefined ? 'Item that it waits for' : 'Item'}
        <input value={other} list={ITEM_LIST} maxLength={200} onChange={(event) => setOther(event.target.value)} />
      </label>
      <Select label="Tie" value={tie} options={TIES} onChange={setTie} />
      <label>
        Days between
        <input type="number" min={-3650} max={3650} value={lag} onChange={(event) => setLag(event.target.value)} />
      </label>
      <Button type="submit" size="small" className="button-scenario" disabled={isPending || !isSaid}>
        {isPending ? 'Linking …' : 'Link in a scenario'}
      </Button>
      <EditFailed error={error} />
    </form>
  );
}

/** Looked at before a scenario is begun for it; the server looks again. */
function refuseRing({ links }: DependenciesView, from: string, to: string): void {
  const arrows = links.filter(({ form, status }) => form === 'blocks' && status !== 'done');
  const way = from === to ? [to] : wayBetween(arrows, to, from);
  if (way === null) return;
  const waits = way.slice(1).map((item, index) => `${item} waits for ${way[index]}`);
  const mend = waits.length === 0 ? 'An item cannot wait for itself.' : `${waits.join(', ')} already.`;
  throw new ProblemError({ title: 'That would be a ring.', status: 400, mend });
}
