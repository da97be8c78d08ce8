import { itemEvidence } from '../evidence/item-evidence.ts';
import { formatDay } from '../time/format-day.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Figure } from '../words/figure.tsx';
import { Sentence } from '../words/sentence.tsx';
import type { BoardView } from './board-query.ts';

/** What came and went in a week, and what waits for other items. */
export function FlowSection({ view }: { readonly view: BoardView }) {
  const blocked = view.cards.filter(({ blockers }) => blockers.length > 0);
  return (
    <Section title="Flow" id="flow">
      <p className="board-note">
        <Sentence words={view.flow.words} />
      </p>
      {blocked.length === 0 ? (
        <p className="board-note">No item here waits for an open one.</p>
      ) : (
        <ScrollX label="Blocked items">
          <DataTable
            caption="Blocked items"
            rows={blocked}
            keyOf={({ id }) => id}
            columns={[
              { head: 'Blocked', cell: ({ id }) => <Figure evidence={itemEvidence(id)}>{id}</Figure> },
              {
                head: 'Title',
                cell: ({ title }) => (
                  <span className="row-name" title={title}>
                    {title}
                  </span>
                ),
              },
              { head: 'State', cell: ({ state }) => state },
              {
                head: 'Waits for',
                cell: ({ blockers }) =>
                  blockers.map(({ id, since }) => (
                    <div key={id}>
                      <Figure evidence={itemEvidence(id)}>{id}</Figure>
                      {since === null ? ' (since when is not told)' : ` since ${formatDay(since, view.asOf)}`}
                    </div>
                  )),
              },
            ]}
          />
        </ScrollX>
      )}
    </Section>
  );
}
