import fc from 'fast-check';
import { EFFECT, LINK, type Network } from '../../network.ts';
import { quantileTable } from '../quantile-table.ts';
import { type Activity, networkOf, type Surroundings } from './network-of.ts';

const CALENDAR_DAYS = 20;

const TABLES = new Float32Array(
  [
    quantileTable((p) => p),
    quantileTable((p) => -Math.log1p(-p)),
    quantileTable((p) => Math.exp(Math.log(p / (1 - p)) / 3)),
    quantileTable(() => 1),
    quantileTable((p) => 4 * p - 1),
  ].flatMap((table) => [...table]),
);

const table = fc.nat(4);
const days = fc.oneof(fc.constant(0), fc.float({ min: 0, max: 30, noNaN: true }), fc.constant(1e14));
const key = fc.integer({ min: -5, max: 5 });

const calendar = fc
  .array(fc.constantFrom(0, 0, 0.25, 0.5, 1, 1, 1), { minLength: CALENDAR_DAYS, maxLength: CALENDAR_DAYS })
  .map((works) => {
    let done = 0;
    return [0, ...works.map((work) => (done += work))];
  });

const link = fc.record({
  from: fc.nat(),
  kind: fc.constantFrom(...Object.values(LINK)),
  lag: fc.oneof(fc.constant(0), fc.constant(0), fc.float({ min: -8, max: 8, noNaN: true })),
});

const activity = fc.record(
  {
    scale: days,
    key,
    table,
    level: fc.nat(),
    release: fc.float({ min: 0, max: 20, noNaN: true }),
    resource: fc.nat(),
    links: fc.array(link, { maxLength: 5 }),
    hits: fc.array(fc.record({ risk: fc.nat(), effect: fc.constantFrom(...Object.values(EFFECT)) }), { maxLength: 2 }),
    costRate: fc.float({ min: -10, max: 10, noNaN: true }),
    costFixed: fc.float({ min: -10, max: 10, noNaN: true }),
  },
  { requiredKeys: ['scale'] },
);

interface Drawn {
  readonly activities: ReadonlyArray<Activity>;
  readonly levels: ReadonlyArray<{ readonly key: number; readonly table: number }>;
  readonly risks: NonNullable<Surroundings['risks']>;
  readonly resources: ReadonlyArray<{ readonly slots: number; readonly calendar: number }>;
  readonly calendars: readonly (readonly number[])[];
  readonly groups: readonly (readonly number[])[];
}

/** Networks of all kinds of links, lags, releases, resources, calendars, levels, risk events, costs and groups. */
export const networks: fc.Arbitrary<Network> = fc
  .record({
    activities: fc.array(activity, { maxLength: 40, size: 'max' }),
    levels: fc.array(fc.record({ key, table }), { maxLength: 3 }),
    risks: fc.array(fc.record({ key, table, chance: fc.float({ min: 0, max: 1, noNaN: true }), scale: days }), {
      maxLength: 3,
    }),
    resources: fc.array(fc.record({ slots: fc.integer({ min: 1, max: 12 }), calendar: fc.nat() }), { maxLength: 4 }),
    calendars: fc.array(calendar, { maxLength: 2 }),
    groups: fc.array(fc.array(fc.nat(), { maxLength: 30 }), { maxLength: 4 }),
  })
  .map(networkFrom);

/** Makes indices of the numbers that were drawn; where there is nothing to choose from, nothing is chosen. */
function networkFrom({ activities, levels, risks, resources, calendars, groups }: Drawn): Network {
  const among = (chosen: number | undefined, count: number) =>
    chosen === undefined || count === 0 ? -1 : chosen % count;
  const inOrder = activities.map((drawn, i) => ({
    ...drawn,
    level: among(drawn.level, levels.length),
    resource: among(drawn.resource, resources.length),
    links: i === 0 ? [] : (drawn.links ?? []).map((into) => ({ ...into, from: into.from % i })),
    hits: risks.length === 0 ? [] : (drawn.hits ?? []).map((hit) => ({ ...hit, risk: hit.risk % risks.length })),
  }));
  const members = activities.length === 0 ? [] : groups;
  return networkOf(inOrder, {
    tables: TABLES,
    levels,
    risks,
    slots: resources.map((resource) => resource.slots),
    calendar: resources.map((resource) => among(resource.calendar, calendars.length + 1) - 1),
    calendars: calendars.flat(),
    calendarDays: CALENDAR_DAYS,
    groups: members.map((group) => group.map((member) => member % activities.length)),
  });
}
