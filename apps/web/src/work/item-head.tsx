import { Icon } from '../ui/icon.tsx';
import { Placed } from '../ui/placed.tsx';
import { nextSort, type Sort, type SortName } from './item-filter.ts';

type Column = { readonly name: string; readonly label: string; readonly by?: SortName };

/** The columns in their order. `name` is also the class that gives a cell its place. */
const COLUMNS: readonly Column[] = [
  { name: 'key', label: 'Key', by: 'key' },
  { name: 'title', label: 'Title', by: 'title' },
  { name: 'type', label: 'Type', by: 'type' },
  { name: 'state', label: 'State', by: 'state' },
  { name: 'priority', label: 'Priority', by: 'priority' },
  { name: 'team', label: 'Team', by: 'team' },
  { name: 'assignee', label: 'Assignee' },
  { name: 'milestone', label: 'Milestone' },
  { name: 'created', label: 'Created', by: 'created' },
  { name: 'finished', label: 'Finished', by: 'finished' },
  { name: 'age', label: 'Age', by: 'age' },
];

type Props = { readonly sort: Sort; readonly onSort: (sort: Sort) => void };

export function ItemHead({ sort, onSort }: Props) {
  return (
    <Placed className="items-head" role="rowgroup">
      <Placed className="item-grid" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <Head key={column.name} column={column} sort={sort} onSort={onSort} />
        ))}
      </Placed>
    </Placed>
  );
}

function Head({ column, sort, onSort }: Props & { readonly column: Column }) {
  const { name, label, by } = column;
  const order = by === sort.by ? (sort.down ? 'descending' : 'ascending') : undefined;
  return (
    <Placed className={`item-${name}`} role="columnheader" aria-sort={order}>
      {by ? (
        <button type="button" onClick={() => onSort(nextSort(sort, by))}>
          {label}
          {order ? <Icon name={sort.down ? 'down' : 'up'} /> : null}
        </button>
      ) : (
        label
      )}
    </Placed>
  );
}
