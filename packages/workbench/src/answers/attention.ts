import { type Day, dayOf, daysBetween, endOfDay, MS_PER_DAY } from '@fulcrum/core/calendar';
import { type Item, isClosed, type ProgramGraph } from '@fulcrum/core/program';
import { scopeChanges } from '@fulcrum/core/scope';
import type { MilestoneRow, OverviewView } from '../views/index.ts';
import { decisionsWaiting } from './decisions-waiting.ts';
import { itemsEvidence } from './evidence-ref.ts';
import { countWords, dayWords, oddsWords, piece } from './phrases.ts';

type Attention = OverviewView['attention'][number];

interface Place {
  readonly graph: ProgramGraph;
  readonly program: string;
  readonly asOf: Day;
}

const STILL_DAYS = 60;
const URGENT = /^(critical|blocker|highest|urgent|p0|p1)$/i;
const MOST = 7;

/** What a person should look at now, worst first: targets in danger, requests that wait, scope that grew, work that waits, urgent work that lies still. */
export function attention(place: Place, rows: readonly MilestoneRow[]): readonly Attention[] {
  const releases = rows.filter((row) => row.form === 'release');
  const found = [
    ...releases.flatMap((row) => ofTarget(place, row)),
    ...ofRequests(place),
    ...releases.flatMap((row) => ofGrowth(place, row)),
    ...ofWaiting(place, releases),
    ...ofStillness(place, releases),
    ...releases.flatMap((row) => ofRefusal(place, row)),
  ];
  const order = ['late', 'risk', 'none'];
  return found.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity)).slice(0, MOST);
}

function ofTarget({ asOf, program }: Place, row: MilestoneRow): readonly Attention[] {
  if (row.target === null || row.oddsOfTarget === null || row.oddsOfTarget >= 0.6) return [];
  const words = [
    piece.link(row.name, milestoneHref(program, row.id)),
    piece.text(` has ${oddsWords(row.oddsOfTarget)} of its ${dayWords(row.target, asOf)} target`),
  ];
  const late = row.quantiles?.p85 ? daysBetween(row.target, row.quantiles.p85) : 0;
  const detail =
    late > 0
      ? `Its 85\u00a0% date is ${countWords(late, 'day')} after the target`
      : 'Its median is close to the target';
  return [{ severity: row.oddsOfTarget < 0.4 ? 'late' : 'risk', words, detail, href: milestoneHref(program, row.id) }];
}

/** Requests that nobody has decided yet. */
function ofRequests({ graph, program }: Place): readonly Attention[] {
  return decisionsWaiting(graph, program).map(({ request, title, milestone, asker, days, href }): Attention => {
    const words = [
      piece.link(request, href),
      piece.text(` needs a decision${milestone === null ? '' : ` for ${milestone.name}`}: ${title}`),
    ];
    const since = days === 0 ? 'today' : `${countWords(days, 'day')} ago`;
    return { severity: 'risk', words, detail: `Asked ${asker === null ? '' : `by ${asker} `}${since}`, href };
  });
}

function ofGrowth({ graph, asOf, program }: Place, row: MilestoneRow): readonly Attention[] {
  const before = row.total - row.joined + row.left;
  if (row.joined < 3 || row.joined < before * 0.08) return [];
  const span = { after: endOfDay(asOf) - 7 * MS_PER_DAY, upTo: endOfDay(asOf) };
  const ids = scopeChanges(graph, row.id, span).joined;
  const evidence = itemsEvidence(`Joined ${row.name} in seven days`, {
    program,
    asOf,
    filter: { ids },
    count: ids.length,
  });
  const words = [
    piece.link(row.name, milestoneHref(program, row.id)),
    piece.text(' grew by '),
    piece.figure(countWords(row.joined, 'item'), evidence),
    piece.text(` in a week, from ${before} to ${row.total}`),
  ];
  return [
    {
      severity: 'risk',
      words,
      detail: 'Agree what may come in, or move the date',
      href: milestoneHref(program, row.id),
    },
  ];
}

function ofWaiting({ graph, program, asOf }: Place, rows: readonly MilestoneRow[]): readonly Attention[] {
  const active = new Set(rows.map((row) => row.id));
  const isActive = (item: Item | undefined): item is Item =>
    item !== undefined && !isClosed(item) && item.milestones.some((id) => active.has(id));
  return [...graph.links.values()]
    .filter((link) => link.form === 'blocks')
    .flatMap((link) => {
      const [first, waiting] = [graph.items.get(link.from ?? ''), graph.items.get(link.to ?? '')];
      return first !== undefined && !isClosed(first) && isActive(waiting) ? [{ first, waiting }] : [];
    })
    .slice(0, 3)
    .map(({ first, waiting }): Attention => {
      const evidence = itemsEvidence('The two items', {
        program,
        asOf,
        filter: { ids: [waiting.id, first.id] },
        count: 2,
      });
      const days = daysBetween(dayOf(Math.max(first.createdAt, waiting.createdAt)), asOf);
      return {
        severity: 'risk',
        words: [
          piece.figure(waiting.id, evidence),
          piece.text(` waits for ${first.id}, open for ${countWords(days, 'day')}`),
        ],
        detail: first.title ?? '',
        href: null,
      };
    });
}

function ofStillness({ graph, program, asOf }: Place, rows: readonly MilestoneRow[]): readonly Attention[] {
  const oldest = endOfDay(asOf) - STILL_DAYS * MS_PER_DAY;
  return rows.flatMap((row) => {
    const ids = [...graph.items.values()]
      .filter(
        (item) =>
          item.milestones.includes(row.id) &&
          !isClosed(item) &&
          URGENT.test(item.priority ?? '') &&
          item.createdAt < oldest,
      )
      .map((item) => item.id);
    if (ids.length === 0) return [];
    const evidence = itemsEvidence(`Urgent and open for over ${STILL_DAYS} days in ${row.name}`, {
      program,
      asOf,
      filter: { ids },
      count: ids.length,
    });
    const words = [
      piece.figure(countWords(ids.length, 'urgent item'), evidence),
      piece.text(` of `),
      piece.link(row.name, milestoneHref(program, row.id)),
      piece.text(` ${ids.length === 1 ? 'has' : 'have'} been open for over ${STILL_DAYS} days`),
    ];
    return [
      { severity: 'risk' as const, words, detail: 'Finish, re-rate or cut', href: milestoneHref(program, row.id) },
    ];
  });
}

function ofRefusal({ program }: Place, row: MilestoneRow): readonly Attention[] {
  if (row.health !== 'no-forecast') return [];
  return [
    {
      severity: 'none',
      words: [piece.text(row.words)],
      detail: 'Its range is drawn hatched until there is enough to go by',
      href: milestoneHref(program, row.id),
    },
  ];
}

/** The page of a milestone. */
export function milestoneHref(program: string, milestone: string): string {
  return `/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(milestone)}`;
}
