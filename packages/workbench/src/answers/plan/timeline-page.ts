import { type Day, endOfDay } from '@fulcrum/core/calendar';
import { timelineOf } from '@fulcrum/core/forecast';
import { SCHEDULE_VERSION } from '@fulcrum/core/schedule';
import type { TimelineView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import { asSeenAt } from '../../workspace/trunk.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { remembered } from '../forecasts.ts';
import { plannedSchedule } from '../planned-schedule.ts';
import { planOf } from './plan-of.ts';
import { headOf } from './program-pages.ts';
import { ghostsOf } from './timeline-ghosts.ts';
import { itemRows, milestoneRows } from './timeline-rows.ts';
import { shadesOf } from './timeline-shades.ts';
import { foremostOf, headlineOf, milestoneHeadline, wordsOf } from './timeline-words.ts';

type Page = Omit<TimelineView, 'scenario'>;
/** All that only facts and engines decide: it is kept with them. */
type Kept = Omit<Page, 'headline' | 'milestones'> & {
  readonly milestones: readonly Omit<Page['milestones'][number], 'headline' | 'ghosts'>[];
};

// Rises with what a kept timeline holds.
const VERSION = 'timeline-4';

/** The plan of a program, and how likely it is kept: its schedule beside the ranges over all futures. */
export async function timelinePage(workbench: Workbench, program: string, asOf: Day): Promise<Page> {
  const seen = asSeenAt(workbench, endOfDay(asOf));
  const question = `forecast/${VERSION}/${SCHEDULE_VERSION}/${program}/${asOf}`;
  const kept = await remembered<Kept>(seen, question, () => computed(workbench, program, asOf));
  const ghosts = await ghostsOf(workbench, program, asOf);
  const place = { program, asOf };
  const milestones = kept.milestones.map((row) => {
    return { ...row, headline: milestoneHeadline(row, place), ghosts: [...(ghosts.get(row.id) ?? [])] };
  });
  return { ...kept, milestones, headline: headlineOf({ ...kept, milestones }) };
}

async function computed(workbench: Workbench, program: string, asOf: Day): Promise<Kept> {
  const plan = planOf(workbench, program, asOf);
  const of = { program, asOf, milestone: null, byTarget: false, isStrict: false };
  const schedule = await plannedSchedule(workbench, of);
  const { diagnostics, ...simulated } = timelineOf(plan.model, schedule.status === 'ok' ? schedule : null);
  const unplanned = schedule.status === 'ok' ? null : schedule.reason;
  const graph = graphAsOf(workbench, asOf);
  const planned = new Map(plan.input.items.map((item) => [item.id, item]));
  const rows = {
    milestones: milestoneRows(simulated.milestones, schedule, graph),
    items: itemRows(simulated.items, schedule, { graph, items: planned }),
  };
  const isShown = new Set(rows.items.map(({ item }) => item));
  return {
    ...headOf(plan),
    status: 'ok',
    words: wordsOf(rows, { asOf, unplanned, diagnostics }),
    unplanned,
    foremost: foremostOf(rows, asOf)?.id ?? null,
    ...rows,
    links: plan.input.links.filter(({ from, to }) => isShown.has(from) && isShown.has(to)),
    shades: [...shadesOf(graph, { program, asOf, items: rows.items })],
    diagnostics: [...diagnostics],
  };
}
