import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import '../ui/menu.css';
import { formatCount } from '../words/figures.ts';
import { type FacetName, without } from './item-filter.ts';
import { facetsQuery } from './items-query.ts';
import type { WorkControls } from './use-work.ts';

const TITLES: Record<FacetName, string> = {
  team: 'Team',
  milestone: 'Milestone',
  type: 'Type',
  state: 'State',
  priority: 'Priority',
  assignee: 'Assignee',
};

const NONE: Record<FacetName, string> = {
  team: 'No team',
  milestone: 'No milestone',
  type: 'No type',
  state: 'No state',
  priority: 'No priority',
  assignee: 'Nobody',
};

type Props = { readonly facet: FacetName; readonly work: WorkControls };

/** One field to narrow by: its values with their counts under all the other conditions. */
export function FacetMenu({ facet, work }: Props) {
  const [open, setOpen] = useState(false);
  const chosen = work.list.filter[facet];
  const values = useValues({ facet, work });
  const label = chosen === undefined ? undefined : (values.find(({ value }) => value === chosen)?.label ?? chosen);
  const choose = (value: string | undefined) => {
    setOpen(false);
    work.narrow({ [facet]: value });
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button work-facet" data-chosen={chosen !== undefined}>
        {TITLES[facet]}
        {label === undefined ? null : <b>{label}</b>}
        <Icon name="down" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu" align="start" sideOffset={4} collisionPadding={8} aria-label={TITLES[facet]}>
          <Command label={TITLES[facet]} loop>
            <Command.Input className="menu-find" placeholder={`Find a ${TITLES[facet].toLowerCase()}`} />
            <Command.List className="menu-list">
              <Command.Empty className="menu-empty">None is called that.</Command.Empty>
              {chosen === undefined ? null : (
                <Command.Item className="menu-item" value="any-value" onSelect={() => choose(undefined)}>
                  <span>Any</span>
                </Command.Item>
              )}
              {values.map(({ value, label: name, count }) => (
                <Command.Item
                  className="menu-item"
                  key={value}
                  value={`${name} ${value}`}
                  onSelect={() => choose(value)}
                >
                  {value === chosen ? <Icon name="check" /> : null}
                  <span>{name}</span>
                  <small>{formatCount(count)}</small>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function useValues({ facet, work }: Props) {
  const { list } = work;
  const { data } = useQuery(facetsQuery({ ...list, filter: without(list.filter, facet) }));
  return (data?.[facet] ?? []).map((entry) =>
    entry.value === 'none' || entry.value === '' ? { ...entry, value: 'none', label: NONE[facet] } : entry,
  );
}
