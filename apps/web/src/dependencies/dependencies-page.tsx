import { useMemo } from 'react';
import { problemOf } from '../api/problem.ts';
import { PageOf } from '../app/page-of.tsx';
import { say } from '../edits/edits.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { Answer } from '../ui/answer.tsx';
import { Button } from '../ui/button.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Empty } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { Switch } from '../ui/switch.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { AddLink } from './add-link.tsx';
import { Choice } from './choice.tsx';
import { chosenLinks, sortedLinks, type Teams, teamsOf } from './choose-links.ts';
import {
  type DependenciesView,
  dependenciesQuery,
  type LinkControls,
  type LinkRow,
  useLinkSearch,
} from './dependencies-query.ts';
import { FindItem } from './find-item.tsx';
import { GraphSection } from './graph-section.tsx';
import { linksCsv } from './links-csv.ts';
import { LinksTable } from './links-table.tsx';
import { Matrix } from './matrix.tsx';
import { standsIn, standsOf } from './stands.ts';
import { Threats } from './threats.tsx';

/** Who waits for whom, across teams and tools, and which of it threatens the dates. */
export function DependenciesPage() {
  const controls = useLinkSearch();
  return (
    <PageOf
      query={dependenciesQuery(controls)}
      skeleton={<PageSkeleton sections={[260, 480]} />}
      title={(view) => `Dependencies · ${view.program.name}`}
    >
      {(view) => <Dependencies view={view} controls={controls} />}
    </PageOf>
  );
}

type Props = { readonly view: DependenciesView; readonly controls: LinkControls };

function Dependencies({ view, controls }: Props) {
  const { counts } = view;
  return (
    <div className="dependencies">
      <Answer
        headline={view.headline}
        meta={
          <>
            {view.unplanned === null ? null : <span>{`Nothing is scheduled: ${view.unplanned}`}</span>}
            {counts.implied > 0 ? <span>{`${plural(counts.implied, 'link')} implied by others`}</span> : null}
            {counts.done > 0 ? <span>{`${plural(counts.done, 'link')} that nobody waits for any more`}</span> : null}
            {counts.apart > 0 ? <span>{`${plural(counts.apart, 'link')} that tell of no order`}</span> : null}
            <MethodLink name="dependencies">How links are held against the plan</MethodLink>
            <Diagnostics diagnostics={view.diagnostics} />
          </>
        }
      />
      {view.rings.length > 0 ? <Rings view={view} controls={controls} /> : null}
      {view.matrix.length > 0 ? <Teamwise view={view} controls={controls} /> : null}
      {view.links.length === 0 ? <Nothing {...{ view, controls }} /> : <Links {...{ view, controls }} />}
    </div>
  );
}

function Teamwise({ view, controls }: Props) {
  const teams = useMemo(() => teamsOf(view), [view]);
  return (
    <div className="link-split link-split-teams">
      <Matrix view={view} asked={controls.asked} narrow={controls.narrow} />
      <Threats {...{ view, teams }} onFollow={(item) => controls.narrow({ item })} />
    </div>
  );
}

function Rings({ view, controls }: Props) {
  return (
    <Section
      title={view.rings.length === 1 ? 'One ring' : `${view.rings.length} rings`}
      note="none of these items can start"
    >
      <ul className="link-rings">
        {view.rings.map(({ way, words }) => (
          <li key={way.join()}>
            {`${words}. `}
            <Button size="small" onClick={() => controls.narrow({ item: way[0], gives: undefined, waits: undefined })}>
              {`Show ${way[0]}`}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Nothing({ view, controls }: Props) {
  const { done, apart } = view.counts;
  const finished = done === 0 ? '' : ` ${plural(done, 'link')} of finished work can be shown.`;
  return (
    <Empty title="No item waits for another">
      <p className="text-ink-2">
        {`Links are read from your tracker (blocks, depends on), from a table with a column "blocked by", or made in a scenario.${finished}`}
      </p>
      {finished === '' && apart === 0 ? null : <Toggles controls={controls} />}
      <AddLink view={view} scenario={controls.scenario} />
    </Empty>
  );
}

function Links({ view, controls }: Props) {
  const { asked, narrow } = controls;
  const teams = useMemo(() => teamsOf(view), [view]);
  const items = useMemo(() => new Map(view.items.map((item) => [item.id, item])), [view]);
  const { gives, waits, stands } = asked;
  const links = useMemo(() => chosenLinks(view, { gives, waits, stands }, teams), [view, gives, waits, stands, teams]);
  const onChoose = (item: string | undefined) => narrow({ item });
  return (
    <>
      <Bar {...{ view, controls, links, teams }}>
        <FindItem items={items} onChoose={onChoose} />
      </Bar>
      <div className={asked.item === undefined ? 'link-split' : 'link-split link-split-open'}>
        <GraphSection {...{ links, items, teams, onChoose }} chosen={asked.item} />
        {asked.item === undefined ? null : <Choice {...{ view, items, teams, controls }} item={asked.item} />}
      </div>
      <Section title="Links" note={plural(links.length, 'link')} actions={<Save {...{ links, items, teams, view }} />}>
        <LinksTable
          {...{ items, teams, asOf: view.asOf }}
          links={sortedLinks(links, asked.sort, teams)}
          sort={asked.sort}
          onSort={(sort) => narrow({ sort })}
          onFollow={onChoose}
          onRemove={(link) => void remove(controls, link)}
        />
      </Section>
    </>
  );
}

/** Takes a link away in a scenario. */
async function remove({ scenario }: LinkControls, { from, to }: LinkRow): Promise<void> {
  try {
    await scenario.change({ form: 'unlink', from, to });
  } catch (error) {
    const { title, detail } = problemOf(error);
    say([title, detail].filter(Boolean).join(': '), { isFailure: true });
  }
}

type BarProps = Props & {
  readonly links: readonly LinkRow[];
  readonly teams: Teams;
  readonly children: React.ReactNode;
};

/** Which links are shown, in the graph and in the table. */
function Bar({ view, controls, teams, children }: BarProps) {
  const { asked, narrow } = controls;
  const ways = standsIn(view.links).map(
    ([status, count]) => [status, `${standsOf({ status }).word}: ${formatCount(count)}`] as const,
  );
  const isCell = asked.gives !== undefined || asked.waits !== undefined;
  return (
    <div className="link-bar screen-only">
      {children}
      <Select
        label="How links stand"
        value={asked.stands ?? ''}
        options={[
          ['', `All: ${formatCount(view.links.length)}`],
          ['hand-off', `between teams: ${view.counts.handOffs}`],
          ...ways,
        ]}
        onChange={(stands) => narrow({ stands: stands || undefined })}
      />
      <Toggles controls={controls} />
      {isCell ? (
        <Button size="small" onClick={() => narrow({ gives: undefined, waits: undefined })}>
          {`${teams.name(asked.waits ?? '')} waits for ${teams.name(asked.gives ?? '')}: show all teams`}
        </Button>
      ) : null}
    </div>
  );
}

function Toggles({ controls: { asked, narrow } }: { readonly controls: LinkControls }) {
  return (
    <>
      <Switch label="Finished" on={asked.done === true} onChange={(on) => narrow({ done: on || undefined })} />
      <Switch label="Related" on={asked.related === true} onChange={(on) => narrow({ related: on || undefined })} />
    </>
  );
}

type SaveProps = {
  readonly view: DependenciesView;
  readonly links: readonly LinkRow[];
  readonly items: Parameters<typeof linksCsv>[1];
  readonly teams: Teams;
};

function Save({ view, links, items, teams }: SaveProps) {
  const file = () => {
    const address = URL.createObjectURL(new Blob([linksCsv(links, items, teams)], { type: 'text/csv;charset=utf-8' }));
    Object.assign(document.createElement('a'), { href: address, download: `${view.program.id}-links.csv` }).click();
    // The browser reads the file after the click; a minute is plenty.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <button type="button" className="figure screen-only" onClick={file}>
      Save as CSV
    </button>
  );
}
