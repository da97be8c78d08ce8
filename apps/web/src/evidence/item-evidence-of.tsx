import type { ItemView } from '@fulcrum/workbench/views';
import type { ReactNode } from 'react';
import { InnerLink } from '../app/inner-link.tsx';
import { formatDay, formatInstant } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { type Category, CategoryMark, categoryWord } from '../ui/category-mark.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { formatAge } from '../work/format-age.ts';
import { DiagnosticList } from './diagnostic-list.tsx';
import { Facts } from './facts-evidence.tsx';
import { itemEvidence } from './item-evidence.ts';
import { SourceLink } from './item-list.tsx';
import { itemQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';
import { useEvidence } from './use-evidence.ts';

/** One item: what is known of it as of the day, and every fact that says so. */
export function ItemEvidence({ id }: { readonly id: string }) {
  const { day } = useMoment();
  return (
    <>
      <ReadPart query={itemQuery(id, day)}>{(view) => <ItemCard view={view} />}</ReadPart>
      <Facts subject={`item:${id}`} />
    </>
  );
}

function ItemCard({ view }: { readonly view: ItemView }) {
  return (
    <>
      <section className="drawer-part">
        <p className="item-title-line">
          {view.item.title} <SourceLink id={view.item.id} url={view.item.url} />
        </p>
        <dl className="drawer-facts">
          {attributesOf(view).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Trail view={view} />
      <Others view={view} />
      {view.diagnostics.length > 0 ? (
        <section className="drawer-part">
          <h3>What to know about this data</h3>
          <DiagnosticList diagnostics={view.diagnostics} />
        </section>
      ) : null}
    </>
  );
}

/** What is known, in the order in which a reader asks; what is not known is left out. */
function attributesOf(view: ItemView): readonly (readonly [string, ReactNode])[] {
  const { item } = view;
  const all: readonly (readonly [string, ReactNode])[] = [
    ['Stands', <State key="state" view={view} />],
    ['Also', view.also.length > 0 ? <Also key="also" also={view.also} /> : null],
    ['Type', item.type],
    ['Priority', item.priority],
    ['Team', item.team ? <TeamName key="team" team={item.team} name={item.teamName ?? item.team} /> : null],
    ['Assignee', item.assigneeName ?? item.assignee],
    ['Reporter', view.reporterName],
    ['Waited for', item.milestones.length > 0 ? <Milestones key="milestones" item={item} /> : null],
    ['Created', formatDay(item.created)],
    ['Finished', item.finished ? `${formatDay(item.finished)}, after ${formatAge(item.ageDays)}` : null],
    ['Age', item.finished ? null : formatAge(item.ageDays)],
    ['Estimate', view.estimate],
    ['Logged', view.logged === null ? null : formatHours(view.logged)],
    ['Logged by', view.worklogs.length > 0 ? <Worklogs key="worklogs" worklogs={view.worklogs} /> : null],
    ['Components', view.components.join(', ')],
    ['Labels', view.labels.join(', ')],
    ['Sprints', view.sprints.join(', ')],
  ];
  return all.filter(([, value]) => value !== null && value !== undefined && value !== '');
}

const formatHours = (hours: number) => `${Number(hours.toFixed(2))} h`;

const MOST_WORKLOGS = 10;

/** Who logged how long on which day, the latest first. */
function Worklogs({ worklogs }: Pick<ItemView, 'worklogs'>) {
  const shown = worklogs.slice(0, MOST_WORKLOGS);
  const words = shown.map(
    ({ person, hours, day }) => `${person ?? 'somebody'} ${formatHours(hours)} on ${formatDay(day)}`,
  );
  const rest = worklogs.length - shown.length;
  return rest > 0 ? `${words.join(', ')}, and ${rest} more` : words.join(', ');
}

/** The same item as other tools know it: `ENG-12 in Linear`. */
function Also({ also }: Pick<ItemView, 'also'>) {
  return also.map(({ id, tool, url }) => (
    <span className="item-state-line" key={id}>
      {tool === null ? id : `${id} in ${tool}`} <SourceLink id={id} url={url} />
    </span>
  ));
}

function State({ view }: { readonly view: ItemView }) {
  const { state, category } = view.item;
  const words = [state ?? categoryWord(category), view.resolution].filter(Boolean).join(', ');
  return (
    <span className="item-state-line">
      <CategoryMark category={category} />
      {words} <span className="text-ink-3">({categoryWord(category)})</span>
    </span>
  );
}

function Milestones({ item }: { readonly item: ItemView['item'] }) {
  const program = item.milestones[0]?.id.split('/')[0] ?? '';
  return item.milestones.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 ? ', ' : ''}
      <InnerLink
        className="figure"
        href={`/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(id)}`}
      >
        {name}
      </InnerLink>
    </span>
  ));
}

function Trail({ view }: { readonly view: ItemView }) {
  if (view.trail.length === 0) return null;
  return (
    <section className="drawer-part">
      <h3>Where it stood</h3>
      <ol className="trail">
        {view.trail.map(({ at, state }) => (
          <li key={`${at} ${state}`}>
            <b>{state}</b>
            <time dateTime={at}>{formatInstant(at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Others({ view }: { readonly view: ItemView }) {
  const others = [
    ...(view.parent ? [{ words: 'part of', item: { ...view.parent, category: undefined } }] : []),
    ...view.links,
    ...view.children.map((item) => ({ words: 'holds', item })),
  ];
  if (others.length === 0) return null;
  return (
    <section className="drawer-part">
      <h3>Linked with</h3>
      <ul className="item-list">
        {others.map(({ words, item }) => (
          <Other key={`${words} ${item.id}`} words={words} item={item} />
        ))}
      </ul>
    </section>
  );
}

type OtherProps = {
  readonly words: string;
  readonly item: { readonly id: string; readonly title: string; readonly category: string | undefined };
};

function Other({ words, item }: OtherProps) {
  const { open } = useEvidence();
  const category = item.category as Category | undefined;
  return (
    <li>
      <p className="item-list-key">
        <span className="item-list-words">{words}</span>
        <button type="button" onClick={() => open(itemEvidence(item.id))}>
          {item.id}
        </button>
        {category ? (
          <span>
            <CategoryMark category={category} /> {categoryWord(category)}
          </span>
        ) : null}
      </p>
      <p>{item.title}</p>
    </li>
  );
}
