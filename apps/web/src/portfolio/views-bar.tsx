import type { SavedViewView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Popover } from 'radix-ui';
import { type FormEvent, useEffect, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import '../ui/menu.css';
import type { Choice } from './choose-rows.ts';
import {
  choiceOf,
  defaultViewEdit,
  deleteViewEdit,
  renameViewEdit,
  savedViewsQuery,
  saveViewEdit,
  searchOf,
  updateViewEdit,
} from './saved-views.ts';
import type { ChoiceControls } from './use-choice.ts';
import './views-bar.css';

const NOTHING: Choice = {
  status: undefined,
  kind: undefined,
  sort: undefined,
  q: undefined,
  owner: undefined,
  hide: undefined,
};

/** Ways to look at the portfolio that people gave a name: each is a link, and one may be what it opens with. */
export function ViewsBar({ choice }: Pick<ChoiceControls, 'choice'>) {
  const { data } = useQuery(savedViewsQuery());
  const views = data?.views ?? [];
  const { view: named } = useSearch({ strict: false }) as { readonly view?: unknown };
  const show = useShowView();
  useOpening(views, choice, show);
  const here = searchOf(choice);
  const current = views.find(({ id }) => id === named) ?? views.find(({ search }) => search === here);
  if (views.length === 0 && here === '') return null;
  return (
    <nav className="views-bar screen-only" aria-label="Saved views">
      <Button kind="bare" size="small" aria-pressed={here === ''} onClick={() => show('all', NOTHING)}>
        Everything
      </Button>
      {views.map((view) => (
        <Button
          key={view.id}
          kind="bare"
          size="small"
          aria-pressed={view === current}
          onClick={() => show(view.id, { ...NOTHING, ...choiceOf(view) })}
        >
          {view.isDefault ? <Icon name="check" /> : null}
          {view.name}
          {view.isDefault ? <span className="sr-only"> (opens first)</span> : null}
        </Button>
      ))}
      {current ? <ViewMenu key={current.id} view={current} choice={choice} show={show} /> : null}
      {here !== '' && current?.search !== here ? <SaveView choice={choice} /> : null}
    </nav>
  );
}

type Show = (view: string, choice: Choice) => void;

function useShowView(): Show {
  const navigate = useNavigate();
  return (view, choice) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, ...choice, view })) as never,
      replace: true,
      resetScroll: false,
    });
}

/** An address that chooses nothing opens with the reader's own view. */
function useOpening(views: readonly SavedViewView[], choice: Choice, show: Show): void {
  const { view: named } = useSearch({ strict: false }) as { readonly view?: unknown };
  const first = views.find(({ isDefault }) => isDefault);
  const isBare = named === undefined && searchOf(choice) === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what leads there is made anew with every drawing
  useEffect(() => {
    if (first && isBare) show(first.id, choiceOf(first));
  }, [first, isBare]);
}

type Props = { readonly choice: Choice; readonly show: Show };

function SaveView({ choice }: Pick<Props, 'choice'>) {
  const [open, setOpen] = useState(false);
  const { edit, error, busy } = useEdit();
  const save = (name: string) => edit(saveViewEdit(name, choice), () => setOpen(false));
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button button-small">Save this view</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu views-menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Save this view"
        >
          <NameForm label="Name of the view" action="Save" initial="" busy={busy} onName={save} />
          {error ? <EditFailed error={error} /> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ViewMenu({ view, choice, show }: Props & { readonly view: SavedViewView }) {
  const [open, setOpen] = useState(false);
  const { edit, error, busy } = useEdit();
  const close = () => setOpen(false);
  const drop = () =>
    edit(deleteViewEdit(view), () => {
      close();
      show('all', NOTHING);
    });
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button button-small button-bare" aria-label={`Change the view ${view.name}`}>
        <Icon name="down" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu views-menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`The view ${view.name}`}
        >
          <NameForm
            label="Name of the view"
            action="Rename"
            initial={view.name}
            busy={busy}
            onName={(name) => edit(renameViewEdit(view, name), close)}
          />
          {searchOf(choice) === view.search ? null : (
            <Button kind="bare" disabled={busy} onClick={() => edit(updateViewEdit(view, choice), close)}>
              Keep what is shown now
            </Button>
          )}
          <Button kind="bare" disabled={busy} onClick={() => edit(defaultViewEdit(view, !view.isDefault), close)}>
            {view.isDefault ? 'Do not open with it any more' : 'Open the portfolio with it'}
          </Button>
          <Button kind="bare" disabled={busy} onClick={drop}>
            Delete it
          </Button>
          {error ? <EditFailed error={error} /> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type NameProps = {
  readonly label: string;
  readonly action: string;
  readonly initial: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
};

function NameForm({ label, action, initial, busy, onName }: NameProps) {
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && name.trim() !== initial) onName(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <input
        className="field"
        aria-label={label}
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" size="small" disabled={busy || name.trim() === '' || name.trim() === initial}>
        {action}
      </Button>
    </form>
  );
}
