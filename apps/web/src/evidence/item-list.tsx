import type { ItemRow } from '@fulcrum/workbench/views';
import { formatDay } from '../time/format-day.ts';
import { CategoryMark, categoryWord } from '../ui/category-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { formatAge } from '../work/format-age.ts';
import { itemEvidence } from './item-evidence.ts';
import { useEvidence } from './use-evidence.ts';

/** Items in the drawer: each opens, and leads back to the tool it came from. */
export function ItemList({ items }: { readonly items: readonly ItemRow[] }) {
  return (
    <ul className="item-list">
      {items.map((item) => (
        <ItemEntry key={item.id} item={item} />
      ))}
    </ul>
  );
}

function ItemEntry({ item }: { readonly item: ItemRow }) {
  const { open } = useEvidence();
  return (
    <li>
      <p className="item-list-key">
        <button type="button" onClick={() => open(itemEvidence(item.id))}>
          {item.id}
        </button>
        <SourceLink id={item.id} url={item.url} />
        <span>{formatAge(item.ageDays)}</span>
      </p>
      <p>{item.title}</p>
      <p className="item-list-small">
        <span>
          <CategoryMark category={item.category} /> {item.state ?? categoryWord(item.category)}
        </span>
        {item.team ? <TeamName team={item.team} name={item.teamName ?? item.team} /> : null}
        {item.assigneeName ? <span>{item.assigneeName}</span> : null}
        <span>{item.finished ? `finished ${formatDay(item.finished)}` : `since ${formatDay(item.created)}`}</span>
      </p>
    </li>
  );
}

/** Where an item lives in its own tool. */
export function SourceLink({ id, url }: { readonly id: string; readonly url: string | null }) {
  if (url === null || !/^https?:/.test(url)) return null;
  return (
    <a className="source-link" href={url} target="_blank" rel="noreferrer" aria-label={`${id} in its own tool`}>
      <Icon name="external" />
    </a>
  );
}
