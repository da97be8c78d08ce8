import type { PortfolioView } from '@fulcrum/workbench/views';
import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { ownerEdit } from './saved-views.ts';

/** Who answers for a program; it is changed where it stands. */
export function OwnerField({ part }: { readonly part: PortfolioView['programs'][number] }) {
  const { owner, program } = part;
  const [isEdited, setEdited] = useState(false);
  const [name, setName] = useState('');
  const { edit, error, busy } = useEdit();
  const open = () => {
    setName(owner ?? '');
    setEdited(true);
  };
  if (!isEdited) {
    return (
      <span className="owner-field">
        {owner === null ? null : <span className="paper-only">{owner}</span>}
        <button
          type="button"
          className="figure screen-only"
          aria-label={
            owner === null ? `name an owner of ${program.name}` : `${owner} answers for ${program.name}: change it`
          }
          onClick={open}
        >
          {owner ?? 'name an owner'}
        </button>
      </span>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = name.trim() || null;
    if (said === owner) setEdited(false);
    else edit(ownerEdit(part, said), () => setEdited(false));
  };
  return (
    <span className="owner-field">
      <form onSubmit={submit}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the reader asked to write here
          autoFocus
          className="field"
          aria-label={`Who answers for ${program.name}`}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && setEdited(false)}
        />
        <Button type="submit" size="small" disabled={busy}>
          Save
        </Button>
      </form>
      {error ? <EditFailed error={error} /> : null}
    </span>
  );
}
