import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button } from '../ui/button.tsx';
import type { Draft } from './draft.ts';
import { takeableQuery, useScopeSearch } from './scope-query.ts';

type Props = { readonly draft: Draft; readonly onChange: (items: Draft['items']) => void };

/** Items that exist, which the milestone would take in: found by words of their title or by their key. */
export function TakeItems({ draft, onChange }: Props) {
  const { program, day, scenario } = useScopeSearch();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const { data } = useQuery({
    ...takeableQuery({ program, day, scenario }, draft.milestone, q),
    enabled: q.length >= 2,
  });
  const taken = new Set(draft.items.map(({ id }) => id));
  const found = (q.length >= 2 ? (data?.items ?? []) : []).filter(({ id }) => !taken.has(id)).slice(0, 8);
  return (
    <fieldset>
      <legend>Items to take in</legend>
      {draft.items.length > 0 ? (
        <ul className="request-items">
          {draft.items.map(({ id, title, teamName }) => (
            <li key={id}>
              <span>
                <b>{id}</b> {title} <small>{teamName}</small>
              </span>
              <Button
                size="small"
                kind="bare"
                aria-label={`Leave ${id} out`}
                onClick={() => onChange(draft.items.filter((item) => item.id !== id))}
              >
                Leave out
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <label>
        <span>Find an open item</span>
        <input
          type="search"
          value={words}
          placeholder="Words of its title, or its key"
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {q.length >= 2 && data && found.length === 0 ? (
        <p className="scope-note">No open item outside of it has these words.</p>
      ) : null}
      {found.length > 0 ? (
        <ul className="request-items">
          {found.map((item) => (
            <li key={item.id}>
              <span>
                <b>{item.id}</b> {item.title} <small>{`${item.teamName}, in ${item.where}`}</small>
              </span>
              <Button size="small" aria-label={`Take ${item.id} in`} onClick={() => onChange([...draft.items, item])}>
                Take in
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}
