import { type Random, randomFrom } from '../kit/index.ts';
import type { JiraSeedInput } from './seed.ts';

/** How large a made-up Jira is. */
export interface Size {
  readonly issues: number;
  /** Changes of each issue in its history. */
  readonly changes: number;
  readonly flavour?: 'cloud' | 'data-center';
  readonly randomSeed?: number;
  /** When it is there, in milliseconds since 1970: a morning of March 2026 when empty. */
  readonly now?: number;
}

const USUAL_NOW = Date.UTC(2026, 2, 2, 9);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PEOPLE = [
  'Ada Okafor',
  'Bruno Lind',
  'Chen Wei',
  'Dana Petrov',
  'Elif Kaya',
  'Femi Adeyemi',
  'Greta Holm',
  'Hugo Marin',
];
const COMPONENTS = ['Web', 'API', 'Mobile', 'Data'];
const TITLES = ['Sign-in', 'Search', 'Billing', 'Export', 'Notifications', 'Audit trail', 'Onboarding', 'Reports'];
const WORK = ['make it faster', 'show errors', 'add a setting', 'clean up', 'measure it', 'handle time zones'];

const iso = (at: number) => new Date(at).toISOString();
const day = (at: number) => iso(at).slice(0, 10);

/** A made-up Jira of one project, the same for the same size. */
export function generatedSeed(size: Size): JiraSeedInput {
  const { now = USUAL_NOW } = size;
  const random = randomFrom(size.randomSeed ?? 1);
  const users = PEOPLE.map((name, at) => ({
    id: `u${at + 1}`,
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
    zone: at === 0 ? 'Europe/Berlin' : 'Etc/UTC',
  }));
  const sprints = sprintsUntil(now);
  const versions = versionsAround(now);
  return {
    flavour: size.flavour ?? 'cloud',
    now: iso(now),
    account: { user: 'u1' },
    users,
    statuses: [
      { id: '1', name: 'To Do', category: 'new' },
      { id: '3', name: 'In Progress', category: 'indeterminate' },
      { id: '4', name: 'In Review', category: 'indeterminate' },
      { id: '5', name: 'Done', category: 'done' },
    ],
    projects: [{ id: '10000', key: 'APP', name: 'App', components: COMPONENTS, versions }],
    boards: [{ id: 1, name: 'APP board', project: 'APP', sprints, columns: COLUMNS }],
    issues: Array.from({ length: size.issues }, (_, at) => issueAt(at, { size, random, now, sprints: sprints.length })),
    links: Array.from({ length: Math.floor(size.issues / 20) }, (_, at) => ({
      type: at % 3 === 2 ? 'Relates' : 'Blocks',
      from: `APP-${20 * at + 2}`,
      to: `APP-${20 * at + 5}`,
      at: iso(now - DAY),
      author: 'u2',
    })),
  };
}

const COLUMNS = [
  { name: 'To do', statuses: ['To Do'] },
  { name: 'In progress', statuses: ['In Progress'], min: 1, max: 12 },
  { name: 'Review', statuses: ['In Review'], max: 6 },
  { name: 'Done', statuses: ['Done'] },
];

function sprintsUntil(now: number) {
  return Array.from({ length: 14 }, (_, at) => {
    const start = now - (12 - at) * 14 * DAY;
    const state = at < 12 ? ('closed' as const) : at === 12 ? ('active' as const) : ('future' as const);
    const dates = { startDate: iso(start), endDate: iso(start + 14 * DAY) };
    return {
      id: at + 1,
      name: `Sprint ${at + 1}`,
      state,
      ...(state === 'future' ? {} : dates),
      ...(state === 'closed' ? { completeDate: iso(start + 14 * DAY) } : {}),
    };
  });
}

function versionsAround(now: number) {
  return Array.from({ length: 5 }, (_, at) => ({
    id: String(10_100 + at),
    name: `1.${at}`,
    released: at < 3,
    releaseDate: day(now + (at - 2.5) * 42 * DAY),
    startDate: day(now + (at - 3.5) * 42 * DAY),
  }));
}

interface Making {
  readonly now: number;
  readonly size: Size;
  readonly random: Random;
  readonly sprints: number;
}

/** One issue: older ones are done, younger ones under way or still to do; each with its number of changes. */
function issueAt(at: number, { size, random, now, sprints }: Making) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const share = at / size.issues;
  const created = now - (180 - 175 * share) * DAY - random() * DAY;
  const isDone = random() < 1.15 - share;
  const steps = changesOf(isDone, size.changes, random);
  const span =
    (Math.min(now - HOUR, created + (isDone ? 2 + random() * 20 : 400) * DAY) - created) / (steps.length + 1);
  const title = `${pick(TITLES)}: ${pick(WORK)}`;
  const version = Math.min(4, Math.floor(share * 5));
  return {
    key: `APP-${at + 1}`,
    created: iso(created),
    creator: pick(['u1', 'u2', 'u3']),
    first: {
      summary: title,
      type: at % 50 === 0 ? 'Epic' : at % 5 === 0 ? 'Bug' : 'Story',
      components: [pick(COMPONENTS)],
      labels: random() < 0.2 ? ['customer'] : [],
      fixVersions: random() < 0.7 ? [String(10_100 + version)] : [],
      sprints: random() < 0.6 ? [String(1 + Math.floor(share * (sprints - 1)))] : [],
      ...(at % 50 === 0 ? {} : { parent: `APP-${at - (at % 50) + 1}` }),
    },
    changes: steps.map((set, step) => ({
      at: iso(Math.floor(created + span * (step + 1))),
      author: pick(['u1', 'u2', 'u3', 'u4']),
      set,
    })),
  };
}

/** Changes in the order of a life: who, how much, the states, and edits in between until there are enough. */
function changesOf(isDone: boolean, wanted: number, random: Random) {
  const first = [
    { assignee: `u${1 + Math.floor(random() * 8)}` },
    { points: 1 + Math.floor(random() * 8) },
    { status: 'In Progress' },
    { status: 'In Review' },
  ];
  const last = isDone ? [{ status: 'Done', resolution: 'Done' }] : [];
  const between = Array.from({ length: Math.max(0, wanted - first.length - last.length) }, (_, at) => ({
    priority: ['High', 'Low', 'Medium'][at % 3] as string,
  }));
  return [...first, ...between, ...last].slice(0, wanted);
}
