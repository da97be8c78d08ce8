import { addDays } from '@fulcrum/core/calendar';
import type { ModelChange, ModelInput, ModelItem, ModelLink, ModelMilestone, ModelTeam } from '@fulcrum/core/forecast';
import { normalQuantile, streamKey, uniform } from '@fulcrum/core/stats';

const AS_OF = '2026-03-02';
const TEAMS = 8;
const MILESTONES = 4;
const LINKS_PER_ITEM = 2;
const RECORD = 1_000;
const ARRIVALS = [0, 5, 10, 20];
const MEAN_ARRIVALS = 8.75;

/** A made-up plan of so many items: eight teams, four milestones, two links an item, a risk, a wait and a leave. */
export function madeUpPlan(count: number, seed = 1): ModelInput {
  const chance = streamKey(seed, 'plan');
  const items = Array.from({ length: count }, (_, index) => itemAt(index, count));
  const days = (milestone: number): number => 40 + (70 * milestone * count) / 1_000;
  return {
    program: 'P',
    name: 'Made up',
    asOf: AS_OF,
    modelVersion: 'made-up',
    seed,
    definition: 'release',
    currency: 'EUR',
    teams: Array.from({ length: TEAMS }, (_, team) => teamAt(team)),
    people: [],
    milestones: Array.from({ length: MILESTONES }, (_, index) =>
      milestoneAt(index, { median: days(index + 1), items }),
    ),
    items,
    links: linksOf(items, chance),
    leaves: [],
    calendars: [],
    risks: [],
    waits: [],
    expenses: [],
    learned: {
      estimateSlope: 0.5,
      effortSlope: 0.5,
      meanLogEstimate: Math.log(3),
      meanLogEffort: 0,
      spreadSized: 0.8,
      spreadUnsized: 0.9,
    },
    diagnostics: [],
  };
}

function teamAt(team: number): ModelTeam {
  const slots = 3 + (team % 4);
  const head = { id: `t${team}`, name: `Team ${team}`, slots, usualSlots: slots, heads: 0 };
  return { ...head, slotDays: 4 + (team % 3), spread: 0.25, rate: 600 };
}

function milestoneAt(index: number, of: { median: number; items: readonly ModelItem[] }): ModelMilestone {
  const { median, items } = of;
  const own = items.filter(({ milestones }) => milestones.includes(`m${index}`));
  const days = Array.from({ length: RECORD }, (_, i) => median * Math.exp(0.35 * normalQuantile((i + 0.5) / RECORD)));
  const at = (p: number): string => addDays(AS_OF, Math.round(days[Math.floor(p * RECORD)] as number));
  const quantiles = { p5: at(0.05), p15: at(0.15), p50: at(0.5), p85: at(0.85), p95: at(0.95) };
  return {
    id: `m${index}`,
    name: `Milestone ${index}`,
    target: at(0.7),
    flow: { status: 'ok', days, quantiles, oddsOfTarget: 0.7 },
    work: own.reduce((sum, { size }) => sum + size, MEAN_ARRIVALS),
    scopeLaw: [{ work: 1, length: 0.7 }],
    stretch: 1,
    width: 0.2,
    arrivals: ARRIVALS,
    teams: Array.from({ length: TEAMS }, (_, team) => ({
      team: `t${team}`,
      length: (5 / 7) * median * (0.7 + 0.1 * (team % 4)),
      items: own.filter((item) => item.team === `t${team}`).length + MEAN_ARRIVALS / TEAMS,
      arrivalShare: 1 / TEAMS,
      done: 10,
    })),
  };
}

function itemAt(index: number, count: number): ModelItem {
  return {
    id: `I-${index}`,
    title: `Item ${index}`,
    team: `t${index % TEAMS}`,
    milestones: [`m${Math.floor((index * MILESTONES) / count)}`],
    estimate: 1 + (index % 8),
    effort: null,
    size: Math.sqrt((1 + (index % 8)) / 3),
    spread: 0.8,
    skill: null,
    assignee: null,
    rank: null,
    priority: index % 5,
    created: addDays(AS_OF, -1 - (index % 300)),
    inHand: index % 40 === 0,
    notBefore: null,
  };
}

/** Each item waits for two of the forty before it. */
function linksOf(items: readonly ModelItem[], chance: number): readonly ModelLink[] {
  return items.flatMap((item, index) =>
    Array.from({ length: Math.min(index, LINKS_PER_ITEM) }, (_, link): ModelLink => {
      const before = 1 + Math.floor(uniform(chance, 2 * index + link) * Math.min(40, index));
      const from = items[index - before]?.id as string;
      return { id: `l${index}-${link}`, from, to: item.id, dependency: 'FS', lag: 0 };
    }),
  );
}

/** A change of each sort that a hand makes, over and over. */
export function madeUpChange(round: number, count: number): readonly ModelChange[] {
  const item = `I-${(37 * round) % count}`;
  const changes: readonly ModelChange[] = [
    { kind: 'capacity', team: `t${round % TEAMS}`, slots: 2 + (round % 5) },
    { kind: 'cut-item', item },
    { kind: 'move-item', item, to: { milestones: [`m${round % MILESTONES}`] } },
    { kind: 'estimate', item, estimate: 20 },
    { kind: 'target', milestone: `m${round % MILESTONES}`, target: addDays(AS_OF, 50 + round) },
    { kind: 'add-item', item: { id: `N-${round}`, team: `t${round % TEAMS}`, milestones: [`m${round % MILESTONES}`] } },
  ];
  return [changes[round % changes.length] as ModelChange];
}
