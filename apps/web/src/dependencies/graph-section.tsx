import { closureOf } from '@fulcrum/core/dependencies';
import { useMemo } from 'react';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { teamHue } from '../ui/team-name.tsx';
import { formatCount, plural } from '../words/figures.ts';
import type { Teams } from './choose-links.ts';
import type { LinkedItem, LinkRow } from './dependencies-query.ts';
import { Graph } from './graph.tsx';
import { GraphKey } from './graph-key.tsx';
import { CANCELLED, type LayoutState, useLayout } from './use-layout.ts';

type Props = {
  readonly links: readonly LinkRow[];
  readonly items: ReadonlyMap<string, LinkedItem>;
  readonly teams: Teams;
  readonly chosen: string | undefined;
  readonly onChoose: (item: string | undefined) => void;
};

/** So many links are drawn; of more, those that matter most and those around the choice. */
const MOST = 5_000;
const ASPECT = 1.8;

/** The links as a graph, laid out in a worker. */
export function GraphSection({ links, items, teams, chosen, onChoose }: Props) {
  const near = useMemo(() => nearOf(links, chosen), [links, chosen]);
  const drawn = useDrawnLinks(links, near);
  const layout = useLayout(drawn, ASPECT);
  const { placed } = layout;
  const note =
    drawn.length < links.length
      ? `${formatCount(drawn.length)} of ${plural(links.length, 'link')}: those that matter most, and those around the choice`
      : 'from left to right: what waits stands to the right of what it waits for';
  return (
    <Section title="Graph" note={note}>
      {links.length === 0 ? <Empty title="No link is left by these filters" /> : null}
      {placed === undefined && links.length > 0 ? <Waiting layout={layout} /> : null}
      {placed !== undefined && links.length > 0 ? (
        <>
          <Graph
            picture={{ ...placed, items, chosen, near, hueOf: (id) => teamHue(teams.of(id)) }}
            said={saidOf(links, items.get(chosen ?? ''), teams)}
            onChoose={onChoose}
          />
          <Progress layout={layout} />
          <GraphKey links={drawn} />
        </>
      ) : null}
    </Section>
  );
}

function nearOf(links: readonly LinkRow[], chosen: string | undefined): ReadonlySet<string> | null {
  if (chosen === undefined || !links.some(({ from, to }) => from === chosen || to === chosen)) return null;
  const around = [...closureOf(links, chosen, 'up'), ...closureOf(links, chosen, 'down')];
  return new Set([chosen, ...around.map(({ item }) => item)]);
}

/** Links come with those that matter most first. */
function useDrawnLinks(links: readonly LinkRow[], near: ReadonlySet<string> | null): readonly LinkRow[] {
  // Where all are drawn, another choice is no other picture.
  const around = links.length > MOST ? near : null;
  return useMemo(() => {
    if (links.length <= MOST) return links;
    const own = links.filter(({ from, to }) => around?.has(from) && around.has(to));
    return [...new Set([...own, ...links])].slice(0, MOST);
  }, [links, around]);
}

function Waiting({ layout }: { readonly layout: LayoutState }) {
  return (
    <div className="link-graph-wait">
      <Progress layout={layout} />
    </div>
  );
}

/** How far the layout is; it can be stopped, and begun again. */
function Progress({ layout: { progress, failed, cancel, again } }: { readonly layout: LayoutState }) {
  if (failed !== undefined) {
    return (
      <p role="status">
        {`The graph is not laid out: ${failed === CANCELLED ? 'you stopped it' : failed}. The table says the same. `}
        <Button size="small" onClick={again}>
          Lay it out
        </Button>
      </p>
    );
  }
  if (progress === undefined) return null;
  return (
    <p role="status">
      {`Laying out … ${Math.round(progress * 100)}\u00a0% `}
      <Button size="small" onClick={cancel}>
        Stop
      </Button>
    </p>
  );
}

function saidOf(links: readonly LinkRow[], item: LinkedItem | undefined, teams: Teams): string {
  if (item === undefined) return '';
  const waits = links.filter(({ to }) => to === item.id).length;
  const gives = links.filter(({ from }) => from === item.id).length;
  return `${item.id}, ${teams.name(item.team)}: ${item.title}. It waits for ${waits}; ${gives} ${gives === 1 ? 'waits' : 'wait'} for it.`;
}
