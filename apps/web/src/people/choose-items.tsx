import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { type LoadView, usePeopleSearch } from './people-query.ts';

type Props = { readonly view: LoadView; readonly items: readonly string[] };

/** In the address: none are chosen, not even those that are suggested. */
export const NO_ITEMS = 'none';

/** Which items somebody else could take: of one person at a time, each with a tick. */
export function ChooseItems({ view, items }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { narrow } = usePeopleSearch();
  const people = view.teams.flatMap((team) => team.people).filter((person) => person.items.length > 0);
  const holder = people.find((person) => person.items.some(({ id }) => items.includes(id)));
  const [whose, setWhose] = useState<string>();
  const person = people.find(({ id }) => id === whose) ?? holder ?? people[0];
  if (person === undefined) return null;
  const toggle = (id: string) => {
    const own = items.filter((item) => person.items.some((one) => one.id === item));
    const next = own.includes(id) ? own.filter((one) => one !== id) : [...own, id];
    narrow({ items: next.join(',') || NO_ITEMS });
  };
  if (!isOpen) {
    return (
      <p className="people-note">
        {holder ? `Of ${holder.name}. ` : null}
        <Button size="small" kind="bare" aria-expanded={false} onClick={() => setOpen(true)}>
          Choose items
        </Button>
      </p>
    );
  }
  return (
    <fieldset className="choose-items">
      <legend className="sr-only">Items that somebody else could take</legend>
      <div>
        <Select
          label="Whose items"
          value={person.id}
          options={people.map(({ id, name }) => [id, name])}
          onChange={setWhose}
        />
        <Button size="small" kind="bare" aria-expanded onClick={() => setOpen(false)}>
          Close
        </Button>
      </div>
      <ul>
        {person.items.map(({ id, title, inHand }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={items.includes(id)} onChange={() => toggle(id)} />
              <span>
                <b>{id}</b> {title}
                {inHand ? <small> in hand</small> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
