import type { Day } from '@fulcrum/core/calendar';
import { type Dependencies, dependenciesOf, type PlannedDays } from '@fulcrum/core/dependencies';
import { type ProgramGraph, saidLast, seqsOf } from '@fulcrum/core/program';
import { readEvidence } from '@fulcrum/store';
import { toolOf } from '../../matching/accounts.ts';
import type { TimelineItem, TimelineView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { titleOf } from '../people-matches.ts';
import { timelinePage } from '../plan/timeline-page.ts';

/** The links of a program with the plan that they were held against. */
export interface ReadLinks extends Dependencies {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly timeline: Omit<TimelineView, 'scenario'>;
  readonly planned: ReadonlyMap<string, TimelineItem>;
}

/** Reads the links of a program, and how each stands in the plan of a day. */
export async function readLinks(workbench: Workbench, program: string, asOf: Day): Promise<ReadLinks> {
  const graph = graphAsOf(workbench, asOf);
  const timeline = await timelinePage(workbench, program, asOf);
  const planned = new Map(timeline.items.map((item) => [item.item, item]));
  const days = new Map([...planned].map(([id, item]) => [id, daysOf(item)]));
  const log = workbench.log();
  const isLater = (id: string) =>
    log.subjects.indexOf.has(`item:${id}`) && saidLast(log, `item:${id}`, 'deleted') !== true;
  return { graph, program, timeline, planned, ...dependenciesOf(graph, { program, planned: days, isLater }) };
}

function daysOf({ planned, start, p50, p85 }: TimelineItem): PlannedDays {
  return { start: planned?.start ?? null, end: planned?.end ?? null, meanStart: start, p50, p85 };
}

/** The tools that told of some items first; those that people entered are not in it. */
export async function toolsOf(
  { pool, workspace, log, live }: Workbench,
  items: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const seqs = items.flatMap((id) => seqsOf(log(), `item:${id}`)[0] ?? []);
  const query = { seqs, until: Number.MAX_SAFE_INTEGER, limit: seqs.length };
  const facts = seqs.length === 0 ? [] : await readEvidence(pool, workspace, query);
  return new Map(
    facts.flatMap(({ subject, source }) => {
      const tool = toolOf(source);
      return tool === null ? [] : [[subject.slice('item:'.length), titleOf(live.connectors, tool)] as const];
    }),
  );
}
