import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { formatDay } from '../time/format-day.ts';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Notice } from '../ui/failure.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { Bar } from '../ui/skeleton.tsx';
import { Figure } from '../words/figure.tsx';
import { Sentence } from '../words/sentence.tsx';
import { type SprintView, sprintQuery, useBoard } from './board-query.ts';
import { BurnUp } from './burn-up.tsx';
import { CourseTable } from './course-table.tsx';
import { FileButton } from './file-button.tsx';
import { FinishDots } from './finish-dots.tsx';
import { SprintItems } from './sprint-items.tsx';
import { SprintRecord } from './sprint-record.tsx';
import './sprint.css';

/** A sprint: how it stands, what is forecast of it, and how good such forecasts were. */
export function SprintSection() {
  const controls = useBoard();
  const { data, error } = useQuery(sprintQuery(controls));
  if (data === undefined)
    return (
      <Section title="Sprint">
        {error ? <Notice tone="late">{problemOf(error).title}</Notice> : <Bar width="100%" height="240px" />}
      </Section>
    );
  return <Sprint view={data} />;
}

function Sprint({ view }: { readonly view: SprintView }) {
  const { asked } = useBoard();
  const { sprint } = view;
  // Of the one that runs, the first line of the page tells.
  const isAskedFor = asked.sprint !== undefined || sprint?.state === 'over';
  if (sprint === null)
    return (
      <Section title="Sprint">
        <p className="board-note">
          No sprint with a first and a last day is known here. Connect a tracker whose boards have sprints, or read the
          board below: it needs none.
        </p>
      </Section>
    );
  return (
    <Section title="Sprint" id="sprint" actions={<SprintChoice view={view} />}>
      {isAskedFor ? (
        <p className="board-lead">
          <Sentence words={view.headline} />
        </p>
      ) : null}
      <p className="board-note">
        {`${formatDay(sprint.start, view.asOf)} – ${formatDay(sprint.end, view.asOf)}. `}
        <Groups view={view} />
        {view.learnedFrom
          ? ` Learned from ${view.learnedFrom.items} items of ${view.learnedFrom.sprints} earlier sprints.`
          : ''}
      </p>
      <Diagnostics diagnostics={view.diagnostics} />
      <div className="sprint-pictures">
        {view.burnUp.past.length > 0 ? <BurnUp view={view} /> : null}
        {view.quantiles ? <FinishDots view={view} /> : <SprintRecord view={view} />}
      </div>
      {view.burnUp.past.length > 0 ? <CourseTable view={view} /> : null}
      {view.atStart ? <p className="board-note">{view.atStart.words}</p> : null}
      <SprintItems view={view} />
      {view.quantiles && view.record.length > 0 ? (
        <details className="board-more">
          <summary>{`The ${view.record.length} sprints before it: what their first day would have said, and what happened`}</summary>
          <ScrollX label="Sprints before it">
            <SprintRecord view={view} />
          </ScrollX>
        </details>
      ) : null}
    </Section>
  );
}

function Groups({ view }: { readonly view: SprintView }) {
  const { added, carried, removed } = view;
  const told = [
    [carried, 'carried over from an earlier one'],
    [added, 'added after its first day'],
    [removed, 'taken out'],
  ] as const;
  return told.map(([group, words], index) => (
    <span key={words}>
      {index === 0 ? '' : ', '}
      {group.count > 0 ? <Figure evidence={group.evidence}>{String(group.count)}</Figure> : '0'}
      {` ${words}${index === told.length - 1 ? '.' : ''}`}
    </span>
  ));
}

const STATES = { ahead: 'ahead', running: 'running', overdue: 'not closed', over: 'over' } as const;
const MOST = 60;

function SprintChoice({ view }: { readonly view: SprintView }) {
  const { narrow, asked } = useBoard();
  const chosen = view.sprint?.id ?? '';
  const near = view.sprints.filter(({ state, items, id }) => id === chosen || state === 'running' || items > 0);
  const first = Math.max(0, near.findIndex(({ state }) => state !== 'ahead') - 4);
  const shown = near.slice(first, first + MOST);
  const kept = shown.some(({ id }) => id === chosen) ? shown : [...near.filter(({ id }) => id === chosen), ...shown];
  return (
    <>
      <Select
        label="Sprint"
        value={chosen}
        options={kept.map(({ id, name, state, items }) => [id, `${name} (${STATES[state]}, ${items})`])}
        onChange={(sprint) => narrow({ sprint })}
      />
      {asked.sprint === undefined ? null : (
        <button type="button" className="figure" onClick={() => narrow({ sprint: undefined })}>
          Current sprint
        </button>
      )}
      <FileButton name={`${view.sprint?.name ?? 'sprint'}.csv`} rows={() => csvOf(view)} />
    </>
  );
}

function csvOf(view: SprintView) {
  const head = ['key', 'title', 'type', 'state', 'assignee', 'age_days', 'finished', 'added', 'carried_over', 'odds'];
  const rows = view.items.map((item) => [
    item.id,
    item.title,
    item.type,
    item.state,
    item.assignee,
    item.age,
    String(item.isDone),
    String(item.isAdded),
    String(item.isCarried),
    item.odds === null ? null : Math.round(item.odds * 1000) / 1000,
  ]);
  return [head, ...rows];
}
