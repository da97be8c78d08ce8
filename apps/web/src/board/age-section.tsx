import { useMemo, useState } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { Button } from '../ui/button.tsx';
import { type Mark, Picker } from '../ui/chart/picker.tsx';
import { Plot } from '../ui/chart/plot.tsx';
import { css } from '../ui/chart/time-scale.ts';
import { ageScale, type ValueScale } from '../ui/chart/value-scale.ts';
import { ChartSection } from '../ui/chart-section.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount } from '../words/figures.ts';
import { formatAge } from '../work/format-age.ts';
import type { BoardView, Card, Column } from './board-query.ts';

/** How old the items of each column are, against how long finished ones took. */
export function AgeSection({ view }: { readonly view: BoardView }) {
  if (view.cards.length === 0) return null;
  return (
    <ChartSection
      title="Age of what is open"
      id="ages"
      note={view.ages.words}
      table={<AgeTable view={view} />}
      actions={<MethodLink name="board">How ages are judged</MethodLink>}
    >
      <AgePicture view={view} />
    </ChartSection>
  );
}

const SHAPES = { 0: 'calm', 50: 'calm', 85: 'risk', 95: 'late' } as const;

function AgePicture({ view }: { readonly view: BoardView }) {
  const { columns, cards, ages } = view;
  const picture = useMemo(() => {
    const values = ageScale(Math.max(...cards.map(({ age }) => age), ages.all?.p95 ?? 0));
    const places = cards
      .flatMap((card) => placed(columns, card))
      .map((each) => ({ ...each, y: values.percentOf(each.card.age) }));
    return { values, places, marks: places.map(markOf).sort((a, b) => a.x - b.x || b.y - a.y) };
  }, [columns, cards, ages]);
  const { values, places, marks } = picture;
  const { all } = ages;
  const bands =
    all === null
      ? []
      : ([
          ['p50', 0],
          ['p85', all.p50],
          ['p95', all.p85],
        ] as const);
  const lines = linesOf(ages, values);
  return (
    <>
      <div className="age-plot">
        <Plot values={values} below={<ColumnNames columns={columns} />}>
          {bands.map(([name, from]) => (
            <i
              key={name}
              className={`age-band age-band-${name}`}
              style={{ top: css(values.percentOf(all?.[name] ?? 0)), bottom: css(100 - values.percentOf(from)) }}
            />
          ))}
          {lines.map(({ name, days, top, aside }) => (
            <span key={name} className="age-line" style={{ top: css(top), paddingRight: aside }} aria-hidden="true">
              {`${name.slice(1)} % finished in ${formatAge(Math.round(days))}`}
            </span>
          ))}
          <svg aria-hidden="true" className="age-marks">
            {places.map(({ card, x, y }) => (
              <use
                key={card.id}
                href={`#age-${SHAPES[card.beyond ?? 0]}`}
                x={css(x)}
                y={css(y)}
                className={`age-${SHAPES[card.beyond ?? 0]}`}
              />
            ))}
            <defs>
              <circle id="age-calm" r="3.5" />
              <path id="age-risk" d="M0-5 5 0 0 5-5 0z" />
              <path id="age-late" d="M0-5.5 5.5 4.5H-5.5z" />
            </defs>
          </svg>
          <Picker label={`Age of ${formatCount(cards.length)} items`} marks={marks} by="dot" />
        </Plot>
      </div>
      <p className="board-note">
        Lines are of all types together; an item is judged by its own type: a circle within 85 %, a diamond beyond it, a
        triangle beyond 95 %.
      </p>
    </>
  );
}

// A line of words needs about this much of the height, in percent, and of the width, in pixels.
const LINE = 6;
const WIDE = 136;

/** The levels as lines; words that would stand on each other stand beside each other. */
function linesOf({ all }: BoardView['ages'], values: ValueScale) {
  if (all === null) return [];
  let aside = 4;
  const names = ['p50', 'p85', 'p95'] as const;
  return names.map((name, index) => {
    const before = names[index - 1];
    const top = values.percentOf(all[name]);
    aside = before !== undefined && values.percentOf(all[before]) - top < LINE ? aside + WIDE : 4;
    return { name, days: all[name], top, aside };
  });
}

type Place = { readonly card: Card; readonly x: number };

/** A card stands in the lane of its column, moved aside by its key so that cards of one age stay apart. */
function placed(columns: readonly Column[], card: Card): readonly Place[] {
  const index = columns.findIndex(({ id }) => id === card.column);
  if (index < 0) return [];
  const aside = 0.15 + 0.7 * spread(card.id);
  return [{ card, x: (100 * (index + aside)) / columns.length }];
}

function spread(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return ((hash >>> 0) % 997) / 997;
}

function markOf({ card, x, y }: Place & { readonly y: number }): Mark {
  const beyond = card.beyond !== null && card.beyond >= 85 ? `, beyond ${card.beyond} % of its type` : '';
  const words = `${card.id}, ${formatAge(Math.round(card.age))}, ${card.state ?? ''}${beyond}: ${card.title}`;
  return { x, y, words, evidence: itemEvidence(card.id) };
}

function ColumnNames({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <div className="age-columns">
      {columns.map(({ id, name, count }) => (
        <span key={id} className="age-column" title={`${name}, ${count}`}>
          {name}
        </span>
      ))}
    </div>
  );
}

const FEW = 50;

function AgeTable({ view }: { readonly view: BoardView }) {
  const [shown, setShown] = useState(FEW);
  const names = new Map(view.columns.map(({ id, name }) => [id, name]));
  return (
    <>
      <DataTable
        caption="Age of open items, the oldest first"
        rows={view.cards.slice(0, shown)}
        keyOf={({ id }) => id}
        columns={[
          { head: 'Item', cell: ({ id }) => <Figure evidence={itemEvidence(id)}>{id}</Figure> },
          {
            head: 'Title',
            cell: ({ title }) => (
              <span className="row-name" title={title}>
                {title}
              </span>
            ),
          },
          { head: 'Type', cell: ({ type }) => type },
          { head: 'Column', cell: ({ column }) => names.get(column) },
          { head: 'Age', cell: ({ age }) => formatAge(Math.round(age)), number: true },
          {
            head: 'In its state',
            cell: ({ inState }) => (inState === null ? 'not told' : formatAge(Math.round(inState))),
            number: true,
          },
          {
            head: '85 % of its type',
            cell: ({ usual }) => (usual === null ? 'not known' : formatAge(Math.round(usual))),
            number: true,
          },
          {
            head: 'Beyond',
            cell: ({ beyond }) => (beyond === null ? 'not known' : beyond === 0 ? '–' : `${beyond} %`),
            number: true,
          },
        ]}
      />
      {view.cards.length > shown ? (
        <Button kind="bare" size="small" onClick={() => setShown(shown + 500)}>
          {`Show more of ${formatCount(view.cards.length)}`}
        </Button>
      ) : null}
    </>
  );
}
