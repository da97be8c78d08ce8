import type { TimelineItem, TimelineMilestone, TimelineView } from '../timeline-query.ts';

/** The Monday as of which made-up plans are. */
export const AS_OF = '2026-03-02';

type ItemPart = Partial<Pick<TimelineItem, 'milestones' | 'team' | 'notBefore'>> & {
  readonly start?: string;
  readonly end?: string;
  readonly hours?: number;
  /** The item of its team that it waits for. */
  readonly after?: string;
};

/** An item of a plan: two days of work from Tuesday on, unless it says more. */
export function item(id: string, part: ItemPart = {}): TimelineItem {
  const {
    milestones = ['m1'],
    team = '',
    notBefore = null,
    start = '2026-03-03',
    end = '2026-03-04',
    hours = 16,
    after,
  } = part;
  const driver = after === undefined ? { by: 'start' as const, item: null } : { by: 'team' as const, item: after };
  const planned = { people: [], start, end, hours, hoursFrom: 'effort' as const, float: 0, isCritical: true };
  return {
    item: id,
    title: `Item ${id}`,
    milestones,
    team,
    teamName: team,
    inHand: false,
    notBefore,
    planned: { ...planned, driver: { ...driver, words: 'starts at once' } },
    oddsOfPlanned: 0.5,
    start,
    end,
    p50: end,
    p85: end,
    p95: end,
    criticality: 0.5,
    queue: 0,
  };
}

/** A milestone with dates. */
export function milestone(id: string, part: Partial<TimelineMilestone> = {}): TimelineMilestone {
  const days = { planned: '2026-04-01', p50: '2026-04-10', p85: '2026-05-01', p95: '2026-06-01' };
  const odds = { oddsOfPlanned: 0.3, target: null, oddsOfTarget: null };
  return {
    id,
    name: `Milestone ${id}`,
    form: 'release',
    headline: [],
    last: null,
    reason: null,
    ghosts: [],
    ...days,
    ...odds,
    ...part,
  };
}

/** A plan of them. */
export function view(part: Partial<TimelineView>): TimelineView {
  return {
    status: 'ok',
    words: '',
    headline: [],
    program: { id: 'P', name: 'Program' },
    asOf: AS_OF,
    scenario: null,
    seed: 1,
    replications: 1,
    foremost: 'm1',
    unplanned: null,
    milestones: [],
    items: [],
    links: [],
    shades: [],
    diagnostics: [],
    ...part,
  };
}
