import { type Day, daysBetween } from '@fulcrum/core/calendar';
import { type ModelItem, timelineOf } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ProgramSchedule } from '@fulcrum/core/schedule';
import type { TimelineView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { barView, teamName } from '../bar-view.ts';
import { countWords, dayWords, reasonWords } from '../phrases.ts';
import { plannedSchedule } from '../planned-schedule.ts';
import { planOf } from './plan-of.ts';
import { headOf } from './program-pages.ts';

type Page = Omit<TimelineView, 'scenario'>;
type Rows = Pick<Page, 'milestones' | 'items'>;

/** The plan of a program, and how likely it is kept: its schedule beside the ranges over all futures. */
export async function timelinePage(workbench: Workbench, program: string, asOf: Day): Promise<Page> {
  const plan = planOf(workbench, program, asOf);
  const schedule = await plannedSchedule(workbench, {
    program,
    asOf,
    milestone: null,
    byTarget: false,
    isStrict: false,
  });
  const scheduled = schedule.status === 'ok' ? schedule : null;
  const { diagnostics, ...simulated } = timelineOf(plan.model, scheduled);
  const unplanned = schedule.status === 'ok' ? null : schedule.reason;
  const known = {
    graph: graphAsOf(workbench, asOf),
    items: new Map(plan.input.items.map((item) => [item.id, item])),
  };
  const rows = {
    milestones: milestoneRows(simulated.milestones, schedule),
    items: itemRows(simulated.items, schedule, known),
  };
  const words = [...wordsOf(rows, { asOf, unplanned }), ...diagnostics.map(({ what }) => `Besides, ${what}.`)].join(
    ' ',
  );
  return { ...headOf(plan), status: 'ok', words, unplanned, ...rows, diagnostics: [...diagnostics] };
}

type Simulated = ReturnType<typeof timelineOf>;

/** Milestones by their planned ends, those that are not planned last. */
function milestoneRows(simulated: Simulated['milestones'], schedule: ProgramSchedule): Page['milestones'] {
  const planned = schedule.status === 'ok' ? schedule.milestones : [];
  const ends = new Map(planned.map(({ milestone, end }) => [milestone, end]));
  const known = new Set(simulated.map(({ milestone }) => milestone));
  const rows = simulated.map(({ milestone: id, ...row }) => ({ id, ...row, planned: ends.get(id) ?? null }));
  const others = planned.filter(({ milestone }) => !known.has(milestone));
  return [
    ...rows,
    ...others.map(({ milestone: id, name, target, end }) => ({ id, name, target, planned: end, ...PAST })),
  ].toSorted((a, b) => daysBetween(b.planned ?? LATEST_DAY, a.planned ?? LATEST_DAY));
}

const LATEST_DAY = '2200-01-01';
const NO_ODDS = { oddsOfPlanned: null, oddsOfTarget: null, p50: null, p85: null };
// A milestone whose target has passed is scheduled, and not simulated unless somebody works on it.
const PAST = { ...NO_ODDS, reason: 'nobody has worked on it lately, and its target has passed' };

/** Items in the order of the schedule, those that are not in it last. */
function itemRows(simulated: Simulated['items'], schedule: ProgramSchedule, known: Known): Page['items'] {
  const bars = schedule.status === 'ok' ? schedule.bars : [];
  const ranges = new Map(simulated.map((range) => [range.item, range]));
  const isPlanned = new Set(bars.map(({ item }) => item));
  const others = simulated.filter(({ item }) => !isPlanned.has(item));
  return [
    ...bars.map((bar) => {
      const { item, title, milestones, team, ...planned } = barView(known.graph, bar);
      const head = {
        item,
        title,
        milestones,
        team: team?.id ?? '',
        teamName: team?.name ?? teamName(known.graph, null),
      };
      return { ...NO_RANGE, ...ranges.get(item), ...head, planned };
    }),
    ...others.map((range) => {
      const { title = range.item, milestones = [] } = known.items.get(range.item) ?? {};
      const head = { title, milestones: [...milestones], teamName: teamName(known.graph, range.team || null) };
      return { ...range, ...head, planned: null };
    }),
  ];
}

const NO_RANGE = { oddsOfPlanned: null, start: null, end: null, p50: null, p85: null, criticality: null, queue: null };

interface Known {
  readonly graph: ProgramGraph;
  /** The items of the plan as it is simulated. */
  readonly items: ReadonlyMap<string, ModelItem>;
}

function wordsOf({ milestones, items }: Rows, of: { asOf: Day; unplanned: string | null }): readonly string[] {
  if (items.length === 0) return ['Nothing is planned: no milestone that is worked on has open items.'];
  const count = countWords(items.length, 'open item');
  if (of.unplanned !== null) return [`${count} without a schedule: ${reasonWords(of.unplanned)}.`];
  const ends = items.flatMap(({ planned }) => planned?.end ?? []).toSorted();
  const last = ends.at(-1) ?? of.asOf;
  return [`${count}, planned to end on ${dayWords(last, of.asOf)}.`, ...oddsOf(milestones)];
}

/** How many milestones are as likely as not to end as planned. */
function oddsOf(milestones: Page['milestones']): readonly string[] {
  const odds = milestones.flatMap(({ oddsOfPlanned }) => oddsOfPlanned ?? []);
  if (odds.length === 0) return [];
  const likely = odds.filter((each) => each >= 0.5).length;
  const ends = likely === 1 ? 'ends' : 'end';
  return [`${likely} of ${countWords(odds.length, 'milestone')} ${ends} as planned in half of the futures or more.`];
}
