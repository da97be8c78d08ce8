import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import '../ui/menu.css';
import { Select } from '../ui/select.tsx';
import { COLUMNS, isNarrowed, KINDS, SORTS, STATUSES } from './choose-rows.ts';
import './portfolio-filters.css';
import type { ChoiceControls } from './use-choice.ts';

const FIELDS = [
  ['status', 'Status', 'all', STATUSES],
  ['kind', 'Kind', 'all', KINDS],
  ['sort', 'Sort', 'releases first', SORTS],
] as const;

/** Which milestones, in which order. All of it lives in the address. */
export function PortfolioFilters({ choice, choose, owners }: ChoiceControls & { readonly owners: readonly string[] }) {
  return (
    <search className="portfolio-filters screen-only" aria-label="Choose the milestones">
      <Find key={choice.q ?? ''} q={choice.q} choose={choose} />
      {FIELDS.map(([name, label, usual, options]) => (
        <Select
          key={name}
          label={label}
          value={choice[name] ?? ''}
          options={[['', usual] as const, ...options].map(([value, words]) => [value, `${label}: ${words}`])}
          onChange={(value) => choose({ [name]: value || undefined })}
        />
      ))}
      {owners.length > 0 ? (
        <Select
          label="Owner"
          value={choice.owner ?? ''}
          options={[['', 'Owner: all'] as const, ...owners.map((owner) => [owner, `Owner: ${owner}`] as const)]}
          onChange={(value) => choose({ owner: value || undefined })}
        />
      ) : null}
      <Columns hide={choice.hide} choose={choose} />
      {isNarrowed(choice) ? <ClearFilters kind="bare" choose={choose} /> : null}
    </search>
  );
}

type Choose = Pick<ChoiceControls, 'choose'>;

/** Words in the name of a program or a milestone; the list follows once the reader stops. */
function Find({ q, choose }: Choose & { readonly q: string | undefined }) {
  const [text, setText] = useState(q ?? '');
  useEffect(() => {
    const timer = setTimeout(() => text !== (q ?? '') && choose({ q: text || undefined }), STILL_MS);
    return () => clearTimeout(timer);
  }, [text, q, choose]);
  return (
    <input
      className="field portfolio-find"
      type="search"
      data-key="/"
      aria-label="Words in the name of a program or a milestone"
      placeholder="Find"
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  );
}

const STILL_MS = 250;

/** Which columns are shown. */
function Columns({ hide, choose }: Choose & { readonly hide: string | undefined }) {
  const hidden = (hide ?? '').split(',').filter(Boolean);
  const toggle = (column: string) => {
    const next = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column];
    choose({ hide: next.join(',') || undefined });
  };
  return (
    <Popover.Root>
      <Popover.Trigger className="button">
        Columns
        <Icon name="down" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu portfolio-columns" align="start" sideOffset={4} aria-label="Columns">
          {COLUMNS.map(([column, words]) => (
            <label key={column}>
              <input type="checkbox" checked={!hidden.includes(column)} onChange={() => toggle(column)} />
              {words}
            </label>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type ClearProps = Pick<ChoiceControls, 'choose'> & { readonly kind: 'bare' | 'main' };

/** Shows all milestones again; their order stays. */
export function ClearFilters({ choose, kind }: ClearProps) {
  return (
    <Button kind={kind} onClick={() => choose({ status: undefined, kind: undefined, q: undefined, owner: undefined })}>
      Clear filters
    </Button>
  );
}
