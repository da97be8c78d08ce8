import type { SearchView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { viewQuery } from '../api/queries.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { newEdit } from './objective-edits.ts';
import type { Objective, ObjectivesView } from './objectives-query.ts';

type Props = { readonly view: ObjectivesView; readonly objective: Objective };
type Found = SearchView['results'][number];

const REST_MS = 150;

/** Finds a milestone or an item, and links it. */
export function WorkPicker({ view, objective }: Props) {
  const [typed, setTyped] = useState('');
  const { edit, busy, error } = useEdit();
  const field = useRef<HTMLInputElement>(null);
  const found = useFoundWork(typed.trim(), view.asOf);
  const linked = new Set(objective.work.map(({ work }) => work.id));
  const link = ({ kind, id, title }: Found) => {
    const set = { objective: objective.id, [kind]: id };
    setTyped('');
    field.current?.focus();
    edit(newEdit({ kind: 'contribution', name: `The link to ${title}`, asOf: view.asOf }, set));
  };
  const results = found.filter(({ id }) => !linked.has(id));
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      setTyped('');
    }
    if (event.key === 'Enter' && results[0] && event.target === field.current) link(results[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and of what it found
    <div className="work-picker" onKeyDown={keys}>
      <input
        ref={field}
        type="search"
        aria-label="Link a milestone or an item"
        placeholder="Link a milestone or an item: name or key"
        value={typed}
        disabled={busy}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed.trim() === '' ? null : (
        <ul aria-label="What was found">
          {results.map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <button type="button" onClick={() => link(one)}>
                <span>{one.title}</span>
                <small>{one.kind === 'item' ? `item ${one.id}` : `milestone, ${one.detail}`}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="sr-only" role="status">
        {typed.trim() === '' ? '' : `${results.length} found; Enter links the first`}
      </p>
      <EditFailed error={error} />
    </div>
  );
}

function useFoundWork(typed: string, asOf: string): readonly Found[] {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), typed === '' ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = viewQuery<SearchView>(['search'], '/api/search', { q: asked, asOf });
  const { data, isPlaceholderData } = useQuery({ ...query, enabled: asked !== '' });
  // Enter links the first: it has to be of what is typed, not of what was.
  if (typed === '' || asked !== typed || isPlaceholderData) return [];
  return (data?.results ?? []).filter(({ kind }) => kind === 'milestone' || kind === 'item').slice(0, 8);
}
