import { addDays, type Day, dayOf, daysBetween, endOfDay, startOfDay } from '@fulcrum/core/calendar';
import { type GrowthRoom, growthRoom } from '@fulcrum/core/forecast';
import type { ProgramGraph } from '@fulcrum/core/program';
import { type ScopeSince, scopeByWeek, scopeSince } from '@fulcrum/core/scope';
import type { Milestone } from '@fulcrum/core/vocabulary';
import type { ScopeView, Words } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { forecastEvidence, itemsEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, piece } from '../phrases.ts';
import { type Plan, planOf, planWith } from '../plan/plan-of.ts';
import { type Baseline, baselineOf } from './baseline-of.ts';
import { scopeRows } from './scope-rows.ts';

/** What is asked: of which program and day, and which milestone; the foremost when none is named. */
export interface ScopeOf {
  readonly program: string;
  readonly asOf: Day;
  readonly milestone: string | null;
}

type Page = Omit<ScopeView, 'scenario'>;

/** What became of the scope of a milestone since its baseline. */
export async function scopePage(workbench: Workbench, of: ScopeOf): Promise<Page> {
  const { program, asOf } = of;
  const graph = graphAsOf(workbench, asOf);
  const milestones = choices(graph, planOf(workbench, program, asOf), of);
  const chosen = graph.milestones.get(of.milestone ?? milestones[0]?.id ?? '');
  const head = { program: { id: program, name: graph.programs.get(program)?.name ?? program }, asOf, milestones };
  const baseline = chosen === undefined ? null : baselineOf(workbench.log(), graph, chosen);
  if (chosen === undefined || baseline === null) return emptyPage(head, chosen);
  const before = graphAsOf(workbench, baseline.day);
  const since = scopeSince(before, graph, chosen.id);
  const plan = planWith(workbench, { program, asOf, milestone: chosen.id });
  const at: At = { graph, asOf, program, milestone: chosen, baseline, since };
  const growth = growthOf(at, plan);
  const headline = headlineOf(at, growth);
  return {
    ...head,
    words: headline.map(({ text }) => text).join(''),
    headline,
    milestone: refOf(chosen),
    baseline,
    items: { baseline: since.baseline, now: since.now },
    growth,
    weeks: weeksOf(at),
    ...(await scopeRows(workbench, { graph, before, asOf, milestone: chosen.id }, since)),
    byTeam: byTeam(graph, before, since),
    diagnostics: [],
  };
}

interface At {
  readonly graph: ProgramGraph;
  readonly asOf: Day;
  readonly program: string;
  readonly milestone: Milestone;
  readonly baseline: Baseline;
  readonly since: ScopeSince;
}

/** The milestones of the plan: the next that is promised first, then those that most work waits for; epics last. */
function choices(graph: ProgramGraph, { input }: Plan, { asOf, milestone: wanted }: ScopeOf): Page['milestones'] {
  const open = new Map<string, number>();
  for (const { milestones } of input.items) for (const id of milestones) open.set(id, (open.get(id) ?? 0) + 1);
  const order = ({ id, target }: Plan['input']['milestones'][number]) => {
    const isEpic = graph.milestones.get(id)?.form === 'epic' ? '1' : '0';
    const due = target !== null && target > asOf ? target : '9999';
    return `${isEpic} ${due} ${String(99_999 - (open.get(id) ?? 0)).padStart(6, '0')}`;
  };
  const rows = input.milestones
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ id, name }) => ({ id, name, open: open.get(id) ?? 0 }));
  if (wanted === null || rows.some(({ id }) => id === wanted)) return rows;
  return [...rows, { id: wanted, name: graph.milestones.get(wanted)?.name ?? wanted, open: 0 }];
}

function refOf({ id, name, target }: Milestone): Page['milestone'] {
  return { id, name: name ?? id, target };
}

function emptyPage(head: Pick<Page, 'program' | 'asOf' | 'milestones'>, milestone: Milestone | undefined): Page {
  const words =
    milestone === undefined
      ? 'No milestone is worked on or promised, so there is no scope to guard yet.'
      : `${milestone.name ?? milestone.id} holds nothing as of ${dayWords(head.asOf, head.asOf)}.`;
  const none = { total: 0, rows: [] };
  return {
    ...head,
    words,
    headline: [piece.text(words)],
    milestone: milestone === undefined ? null : refOf(milestone),
    baseline: null,
    items: { baseline: 0, now: 0 },
    growth: null,
    weeks: [],
    added: none,
    removed: none,
    changed: none,
    byTeam: [],
    byReason: [],
    diagnostics: [],
  };
}

/** The pace of growth is that of so many weeks, or of those since the baseline where they are fewer. */
const PACE_WEEKS = 8;
const WEEK = 7;

function growthOf(at: At, { model }: Plan): Page['growth'] {
  const weeks = Math.min(PACE_WEEKS, daysBetween(at.baseline.day, at.asOf) / WEEK);
  if (weeks < 1) return null;
  const from = startOfDay(addDays(at.asOf, 1 - Math.round(weeks * WEEK)));
  const [span] = scopeByWeek(at.graph, at.milestone.id, [from]);
  const weekly = ((span?.added.length ?? 0) - (span?.removed.length ?? 0)) / weeks;
  const room = growthRoom(model, at.milestone.id, weekly);
  const growth = {
    weekly,
    over: Math.round(weeks * 10) / 10,
    allowed: room?.allowed ?? null,
    expected: room?.expected ?? null,
    atPace: room?.atPace ?? null,
    most: room?.most ?? null,
  };
  return { ...growth, words: growthWords(at, growth) };
}

type Growth = NonNullable<Page['growth']>;

function growthWords({ milestone }: At, { allowed, expected, most, over }: Omit<Growth, 'words'>): string {
  const pace = `Its pace is that of the last ${countWords(Math.round(over), 'week')}.`;
  if (allowed === null || expected === null)
    return `${pace} It has no date, so it cannot be told how much growth it allows for.`;
  const room = `The dates of ${milestone.name ?? milestone.id} allow for ${countWords(Math.round(expected), 'item')} that are yet to join, as earlier milestones grew.`;
  return [pace, room, mostWords(most)].filter(Boolean).join(' ');
}

function mostWords(most: GrowthRoom['most']): string {
  if (most === null) return 'It has no target whose odds could fall.';
  if (most.status === 'already') return 'Even without any growth the odds of its target are under 60\u00a0%.';
  if (most.status === 'never') return 'No growth that could be meant brings the odds of its target under 60\u00a0%.';
  return `Above ${weekly(most.weekly)} a week the odds of its target fall under 60\u00a0%.`;
}

/** "4", "0.5": items a week in as few digits as tell them apart. */
function weekly(count: number): string {
  const rounded = Math.abs(count) < 3 ? Math.round(count * 10) / 10 : Math.round(count);
  return String(rounded + 0).replace('-', '−');
}

function headlineOf(at: At, growth: Growth | null): Words {
  const { milestone, baseline, since, asOf, program } = at;
  const name = milestone.name ?? milestone.id;
  const net = since.now - since.baseline;
  const ids = (net < 0 ? since.removed : since.added).map(({ item }) => item);
  const share = since.baseline === 0 ? '' : ` (${Math.round((100 * Math.abs(net)) / since.baseline)}\u00a0%)`;
  const evidence = itemsEvidence(net < 0 ? `Left ${name} since its baseline` : `Joined ${name} since its baseline`, {
    program,
    asOf,
    filter: { ids },
    count: ids.length,
  });
  const figure = piece.figure(`${countWords(Math.abs(net), 'item')}${share}`, evidence);
  const since_ = ` since its baseline of ${dayWords(baseline.day, asOf)}`;
  const grew =
    net === 0
      ? [piece.text(`${name} holds as many items as at its baseline of ${dayWords(baseline.day, asOf)}`)]
      : [piece.text(`${name} ${net > 0 ? 'grew' : 'shrank'} by `), figure, piece.text(since_)];
  return [...grew, ...paceWords(at, growth)];
}

function paceWords(at: At, growth: Growth | null): Words {
  if (growth === null) return [piece.text('.')];
  const { weekly: pace, over, allowed } = growth;
  const kept = pace < 0 ? `lost ${weekly(-pace)} a week` : 'added nothing on balance';
  const adds =
    pace > 0
      ? `; at this pace it adds ${weekly(pace)} a week`
      : `; over ${countWords(Math.round(over), 'week')} it ${kept}`;
  if (allowed === null) return [piece.text(`${adds}.`)];
  return [piece.text(`${adds}, the plan allows ${weekly(allowed)}`), ...costWords(at, growth)];
}

/** What the pace costs beyond what is allowed for. */
function costWords({ program, asOf, milestone }: At, { atPace, weekly: pace }: Growth): Words {
  if (atPace === null || pace <= 0) return [piece.text('.')];
  const { p85, odds } = atPace;
  if (p85 === 0) return [piece.text(': that moves its 85\u00a0% date by nothing.')];
  const points = Math.round(100 * Math.abs(odds ?? 0));
  const side = p85 > 0 ? '' : ' to spare';
  const lost = points === 0 ? '' : ` and ${countWords(points, 'point')} of the odds of its target`;
  const evidence = forecastEvidence('The forecast', { program, asOf, milestone: milestone.id });
  const figure = piece.figure(`${countWords(Math.abs(p85), 'day')}${side} at P85${lost}`, evidence);
  return [piece.text(p85 > 0 ? ': that costs ' : ': '), figure, piece.text('.')];
}

const MOST_WEEKS = 26;

function weeksOf({ graph, asOf, program, milestone, baseline }: At): Page['weeks'] {
  const count = Math.min(MOST_WEEKS, Math.ceil((daysBetween(baseline.day, asOf) + 1) / WEEK));
  const days = Array.from({ length: Math.max(1, count) }, (_, index) =>
    addDays(asOf, 1 - WEEK * (Math.max(1, count) - index)),
  );
  const weeks = scopeByWeek(graph, milestone.id, days.map(startOfDay));
  return weeks.map(({ from, until, added, removed }) => {
    const ids = [...added, ...removed];
    const label = `Joined or left in the week from ${dayWords(dayOf(from), asOf)}`;
    const evidence = itemsEvidence(label, { program, asOf, filter: { ids }, count: ids.length });
    const last = dayOf(Math.min(until - 1, endOfDay(asOf)));
    return { from: dayOf(from), until: last, added: added.length, removed: removed.length, evidence };
  });
}

function byTeam(graph: ProgramGraph, before: ProgramGraph, since: ScopeSince): Page['byTeam'] {
  const sums = new Map<string, Page['byTeam'][number]>();
  for (const key of ['added', 'removed', 'changed'] as const) {
    const ids = new Set(since[key].map(({ item }) => item));
    for (const id of ids) {
      const team = (graph.items.get(id) ?? before.items.get(id))?.team ?? null;
      const sum = sums.get(team ?? '') ?? {
        team: team ?? '',
        name: teamName(graph, team),
        added: 0,
        removed: 0,
        changed: 0,
      };
      sum[key] += 1;
      sums.set(team ?? '', sum);
    }
  }
  return [...sums.values()].sort((a, b) => b.added + b.removed + b.changed - a.added - a.removed - a.changed);
}
