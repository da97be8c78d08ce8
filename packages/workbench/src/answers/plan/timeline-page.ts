import type { Day } from '@fulcrum/core/calendar';
import { timelineOf } from '@fulcrum/core/forecast';
import type { Bar, ProgramSchedule } from '@fulcrum/core/schedule';
import type { TimelineView } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
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
  const names = new Map(plan.input.teams.map(({ id, name }) => [id, name]));
  const rows = {
    milestones: milestoneRows(simulated.milestones, schedule),
    items: itemRows(simulated.items, schedule, { names, ...plan.input }),
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
  ].toSorted((a, b) => ((a.planned ?? LAST) < (b.planned ?? LAST) ? -1 : 1));
}

const LAST = '9999';
const NO_ODDS = { oddsOfPlanned: null, oddsOfTarget: null, p50: null, p85: null };
// A milestone whose target has passed is scheduled, and not simulated unless somebody works on it.
const PAST = { ...NO_ODDS, reason: 'nobody has worked on it lately, and its target has passed' };

function itemRows(
  simulated: Simulated['items'],
  schedule: ProgramSchedule,
  { names, items, milestones }: Named,
): Page['items'] {
  const bars = new Map(schedule.status === 'ok' ? schedule.bars.map((bar) => [bar.item, bar]) : []);
  const known = new Map(items.map((item) => [item.id, item]));
  const isPlanned = new Set(milestones.map(({ id }) => id));
  const teamName = (team: string) => names.get(team) || 'No team';
  const row = (each: Simulated['items'][number]): Page['items'][number] => {
    const { title = each.item, milestones: of = [] } = known.get(each.item) ?? {};
    const planned = plannedOf(bars.get(each.item));
    return { ...each, title, milestones: of.filter((id) => isPlanned.has(id)), teamName: teamName(each.team), planned };
  };
  const rows = new Map(simulated.map((each) => [each.item, row(each)]));
  const scheduled = [...bars.values()].map((bar) => {
    const { item, title, team } = bar;
    const head = { item, title, milestones: [...bar.milestones], team: team ?? '', teamName: teamName(team ?? '') };
    return rows.get(item) ?? { ...head, planned: plannedOf(bar), ...NO_RANGE };
  });
  return [...scheduled, ...[...rows.values()].filter(({ planned }) => planned === null)];
}

const NO_RANGE = { oddsOfPlanned: null, start: null, end: null, p50: null, p85: null, criticality: null, queue: null };

type Input = ReturnType<typeof planOf>['input'];
type Named = Pick<Input, 'items' | 'milestones'> & { readonly names: ReadonlyMap<string, string> };

function plannedOf(bar: Bar | undefined): Page['items'][number]['planned'] {
  if (bar === undefined) return null;
  const { start, end, float, isCritical } = bar;
  return { start, end, float, isCritical };
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
