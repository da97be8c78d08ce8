import { type KeyboardEvent, useMemo } from 'react';
import { Button } from '../ui/button.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { Select } from '../ui/select.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { formatCount } from '../words/figures.ts';
import { type BoardView, type Card, useBoard } from './board-query.ts';
import { CardColumn } from './card-column.tsx';
import { FileButton } from './file-button.tsx';

/** The board: columns in the order of the flow, the oldest items on top. */
export function BoardSection({ view }: { readonly view: BoardView }) {
  const { asked } = useBoard();
  const lanes = useMemo(() => lanesOf(view, asked.lanes === 'team'), [view, asked.lanes]);
  return (
    <Section
      title="Board"
      id="board"
      note={view.board ? view.board.name : 'States in the order of the flow'}
      actions={<FileButton name={`${view.program.key}-board.csv`} rows={() => csvOf(view)} />}
    >
      <Filters view={view} />
      {view.cards.length === 0 ? (
        <p className="board-note">
          {view.counts.total === 0 ? 'No item is under way here, and no sprint runs.' : 'No item meets the filter.'}
        </p>
      ) : null}
      <ScrollX label="Board" className="board-scroll">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only help those that are on its cards */}
        <div className="board-lanes" onKeyDown={moveByArrow}>
          {lanes.map(({ id, name, cards }) => (
            <div key={id} className="board-lane">
              {name === null ? null : (
                <h3>
                  <TeamName team={id} name={name} />
                  <small>{formatCount(cards.length)}</small>
                </h3>
              )}
              <div className="board-columns">
                {view.columns.map((column) => (
                  <CardColumn
                    key={column.id}
                    view={view}
                    column={column}
                    cards={cards.filter((card) => card.column === column.id)}
                    hasHead={name === null || id === lanes[0]?.id}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
      </ScrollX>
    </Section>
  );
}

type Lane = { readonly id: string; readonly name: string | null; readonly cards: readonly Card[] };

function lanesOf({ cards }: BoardView, byTeam: boolean): readonly Lane[] {
  if (!byTeam) return [{ id: 'all', name: null, cards }];
  const lanes = Map.groupBy(cards, ({ team }) => team?.id ?? '');
  return [...lanes]
    .map(([id, own]) => ({ id, name: own[0]?.team?.name ?? 'No team', cards: own }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const FACETS = [
  ['team', 'teams', 'Team', 'All teams'],
  ['type', 'types', 'Type', 'All types'],
  ['milestone', 'milestones', 'Milestone', 'All milestones'],
  ['assignee', 'assignees', 'Who has it', 'Everybody'],
] as const;

function Filters({ view }: { readonly view: BoardView }) {
  const { asked, narrow } = useBoard();
  const isNarrowed = FACETS.some(([name]) => asked[name] !== undefined);
  return (
    <search className="board-filters" aria-label="Narrow the board">
      <Segments
        label="Which items"
        value={view.scope}
        options={[
          ['current', 'Under way'],
          ['open', 'All open'],
        ]}
        onChange={(scope) => narrow({ scope: scope === 'current' ? undefined : scope })}
      />
      {view.boards.length === 0 ? null : (
        <Select
          label="Board"
          value={view.board?.id ?? 'none'}
          options={[...view.boards.map(({ id, name }) => [id, name] as const), ['none', 'By state']]}
          onChange={(board) => narrow({ board })}
        />
      )}
      {FACETS.map(([name, facet, label, all]) => (
        <Select
          key={name}
          label={label}
          value={asked[name] ?? ''}
          options={[['', all], ...optionsOf(view.facets[facet], asked[name])]}
          onChange={(value) => narrow({ [name]: value || undefined })}
        />
      ))}
      <Button
        kind="bare"
        aria-pressed={asked.lanes === 'team'}
        onClick={() => narrow({ lanes: asked.lanes === 'team' ? undefined : 'team' })}
      >
        Lanes by team
      </Button>
      {isNarrowed ? (
        <Button
          kind="bare"
          onClick={() => narrow({ team: undefined, type: undefined, milestone: undefined, assignee: undefined })}
        >
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

type Facet = BoardView['facets']['teams'];

function optionsOf(facet: Facet, chosen: string | undefined): readonly (readonly [string, string])[] {
  const found = facet.map(({ id, name, count }) => [id, `${name} (${formatCount(count)})`] as const);
  return chosen === undefined || facet.some(({ id }) => id === chosen) ? found : [[chosen, chosen], ...found];
}

const ARROWS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Arrow keys go from a card to the column beside it. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = ARROWS[event.key];
  const here = (event.target as HTMLElement).closest('.board-column');
  if (step === undefined || here === null || (event.target as HTMLElement).tagName === 'INPUT') return;
  const columns = [...event.currentTarget.querySelectorAll('.board-column')].filter(
    (column) => column.querySelector('[data-row] button') !== null,
  );
  const next = columns[columns.indexOf(here) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.querySelector<HTMLElement>('[data-row] button')?.focus();
}

function csvOf(view: BoardView) {
  const columns = new Map(view.columns.map(({ id, name }) => [id, name]));
  const head = ['key', 'title', 'type', 'column', 'state', 'team', 'assignee', 'age_days', 'days_in_state'];
  const more = ['older_than_percent_of_type', 'usual_85_percent_days', 'blocked_by', 'sprint', 'odds_by_sprint_end'];
  const rows = view.cards.map((card) => [
    card.id,
    card.title,
    card.type,
    columns.get(card.column) ?? null,
    card.state,
    card.team?.name ?? null,
    card.assignee?.name ?? null,
    card.age,
    card.inState,
    card.beyond,
    card.usual,
    card.blockers.map(({ id }) => id).join(' '),
    card.sprint,
    card.odds === null ? null : Math.round(card.odds * 1000) / 1000,
  ]);
  return [[...head, ...more], ...rows];
}
