import { useState } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Status } from '../ui/status.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import { formatAge } from '../work/format-age.ts';
import type { SprintView } from './board-query.ts';
import { formatOdds } from './odds.ts';

type Item = SprintView['items'][number];

const FEW = 8;

/** The items of a sprint, those that are least likely to be finished first. */
export function SprintItems({ view }: { readonly view: SprintView }) {
  const [all, setAll] = useState(false);
  const { items } = view;
  const shown = all ? items : items.slice(0, FEW);
  const hasOdds = items.some(({ odds }) => odds !== null);
  return (
    <>
      <ScrollX label="Items of the sprint">
        <DataTable
          caption="Items of the sprint"
          rows={shown}
          keyOf={({ id }) => id}
          columns={[
            { head: 'Item', cell: (item) => <Figure evidence={itemEvidence(item.id)}>{item.id}</Figure> },
            {
              head: 'Title',
              cell: ({ title }) => (
                <span className="row-name" title={title}>
                  {title}
                </span>
              ),
            },
            { head: 'State', cell: (item) => <State item={item} /> },
            { head: 'Who has it', cell: ({ assignee }) => assignee ?? 'Nobody' },
            { head: 'Age', cell: ({ age }) => formatAge(age), number: true },
            ...(hasOdds
              ? [{ head: 'Finished by the end', cell: (item: Item) => <Odds item={item} />, number: true }]
              : []),
          ]}
        />
      </ScrollX>
      {items.length > FEW ? (
        <Button kind="bare" size="small" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${plural(items.length, 'item')}`}
        </Button>
      ) : null}
    </>
  );
}

function State({ item }: { readonly item: Item }) {
  const came = [item.isCarried ? 'carried over' : '', item.isAdded ? 'added' : ''].filter(Boolean).join(', ');
  return (
    <>
      {item.isDone ? <Status tone="ok">{item.state ?? 'finished'}</Status> : item.state}
      {came ? <small>{came}</small> : null}
    </>
  );
}

function Odds({ item }: { readonly item: Item }) {
  if (item.isDone) return 'finished';
  if (item.odds === null) return '';
  return (
    <span className="odds-bar">
      <i className="odds-fill" style={{ width: `${Math.round(100 * item.odds)}%` }} />
      {formatOdds(item.odds)}
    </span>
  );
}
