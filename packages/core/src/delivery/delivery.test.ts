import { describe, expect, it } from 'vitest';
import { appendToLog, createFactLog, fold } from '../program/index.ts';
import type { StoredFact, Value } from '../vocabulary/index.ts';
import { deliveryOf } from './index.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const at = (day: number, hour = 0) => START + day * 24 * HOUR + hour * HOUR;

type Things = Readonly<Record<string, Readonly<Record<string, Value>>>>;

const WORDS: Things = {
  'word:environment/prod': { field: 'environment', text: 'prod', means: 'production' },
  'word:type/Outage': { field: 'type', text: 'Outage', means: 'incident' },
  'word:state/Open': { field: 'state', text: 'Open', means: 'todo' },
  'word:state/Closed': { field: 'state', text: 'Closed', means: 'done' },
  'repository:o/r': { name: 'r', programs: ['P'] },
};

function deliveryFrom(things: Things, more: readonly Partial<StoredFact>[] = [], days = [0, 27]) {
  const said = Object.entries(things).flatMap(([subject, attributes]) =>
    Object.entries(attributes).map(([attribute, value]) => ({ subject, attribute, value, at: 0 })),
  );
  const log = createFactLog();
  const rest = { op: 'set', source: 't', cause: 'c', branch: 'trunk', recordedAt: 0 } as const;
  appendToLog(
    log,
    [...said, ...more].map((fact, index) => ({ ...rest, seq: index + 1, ...fact }) as StoredFact),
  );
  const graph = fold(log, { at: at(days[1]!, 23) });
  const day = (count: number) => new Date(at(count)).toISOString().slice(0, 10);
  const delivery = deliveryOf(graph, { program: 'P', from: day(days[0]!), to: day(days[1]!) });
  const measure = (id: string) => delivery.measures.find((each) => each.id === id)!;
  return { ...delivery, measure };
}

const pull = (merged: number, more: Readonly<Record<string, Value>> = {}) => ({
  repository: 'o/r',
  firstCommit: merged - 10 * HOUR,
  opened: merged - 6 * HOUR,
  firstReview: merged - 4 * HOUR,
  merged,
  state: 'merged',
  ...more,
});

const deployment = (finished: number, more: Readonly<Record<string, Value>> = {}) => ({
  repository: 'o/r',
  environment: 'prod',
  commit: `c${finished}`,
  committed: finished - HOUR,
  finished,
  outcome: 'succeeded',
  ...more,
});

const some = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** Five changes, each out two hours after its merge, and one deployment a day. */
const STEADY: Things = {
  ...WORDS,
  ...Object.fromEntries(some(5, (day) => [`pull:o/r#${day}`, pull(at(day, 10))])),
  ...Object.fromEntries(some(28, (day) => [`deployment:${day}`, deployment(at(day, 12))])),
};

describe('lead time of changes', () => {
  it('goes from the first commit to the deployment, by stages', () => {
    const { figures, status, band } = deliveryFrom(STEADY).measure('lead-time');
    expect({ status, band }).toEqual({ status: 'ok', band: 'elite' });
    expect(figures).toMatchObject({ p50: 12, 'coding-p50': 4, 'pickup-p50': 2, 'review-p50': 4, 'deploy-p50': 2 });
  });

  it('takes the first success that holds the merge: a deployment that began before it, failed or went elsewhere does not', () => {
    const { ways } = deliveryFrom({
      ...WORDS,
      'pull:o/r#1': pull(at(1)),
      'deployment:old': deployment(at(1, 1), { committed: at(0, 22) }),
      'deployment:failed': deployment(at(1, 2), { committed: at(1), outcome: 'failed' }),
      'deployment:staging': deployment(at(1, 3), { committed: at(1), environment: 'staging' }),
      'deployment:other': deployment(at(1, 4), { committed: at(1), repository: 'o/other', program: 'P' }),
      'deployment:good': deployment(at(1, 5), { committed: at(1) }),
    });
    expect(ways.map(({ attempt }) => attempt.ids)).toEqual([['good']]);
  });

  it('believes commits where they tell: what is in no deployment is not out, whatever came after', () => {
    const { ways, measure } = deliveryFrom({
      ...WORDS,
      'pull:o/r#1': pull(at(1), { deployment: 'two' }),
      'pull:o/r#2': pull(at(1)),
      'deployment:one': deployment(at(2)),
      'deployment:two': deployment(at(3)),
    });
    expect(ways.map(({ pull: { id }, attempt }) => [id, attempt.ids[0]])).toEqual([['o/r#1', 'two']]);
    expect(measure('lead-time').excluded).toEqual([
      { why: 'merged in these days and in no successful deployment to production yet', count: 1 },
    ]);
  });

  it('leaves out, and counts, what was taken back and what has no commit before it was opened', () => {
    const { ways, measure } = deliveryFrom({
      ...STEADY,
      'pull:o/r#1': pull(at(1), { firstCommit: null }),
      'pull:o/r#2': pull(at(2), { firstCommit: at(1, 23) }),
      'pull:o/r#4': pull(at(4), { reverts: 'o/r#3' }),
      'pull:o/r#9': pull(at(5), { reverts: 'o/r#0', merged: null, state: 'closed' }),
    });
    expect(ways.map(({ pull: { id } }) => id)).toEqual(['o/r#0', 'o/r#4']);
    expect(measure('lead-time')).toMatchObject({
      status: 'insufficient-data',
      excluded: [{ count: 2 }, { count: 1 }],
    });
  });
});

describe('deployment frequency', () => {
  it('counts days, not deployments', () => {
    const many = Object.fromEntries(
      some(20, (index) => [`deployment:x${index}`, deployment(at(3, 13) + index * 60_000)]),
    );
    expect(deliveryFrom({ ...STEADY, ...many }).measure('deployment-frequency')).toMatchObject({
      figures: { p50: 7, mean: 7, weeks: 4, deployments: 48 },
      band: 'elite',
    });
  });

  it('takes several of one commit in an hour for one, and a later one for another', () => {
    const again = (minutes: number) => deployment(at(3, 12) + minutes * 60_000, { commit: 'same', committed: at(3) });
    const { measure } = deliveryFrom({
      ...WORDS,
      'deployment:a': again(0),
      'deployment:b': again(50),
      'deployment:c': again(200),
    });
    expect(measure('deployment-frequency').figures.deployments).toBe(2);
  });

  it('knows nothing of the weeks before the first deployment that is known', () => {
    const late = Object.fromEntries(some(14, (day) => [`deployment:${day}`, deployment(at(14 + day, 12))]));
    expect(deliveryFrom({ ...WORDS, ...late }).measure('deployment-frequency').figures).toMatchObject({
      p50: 7,
      weeks: 2,
    });
  });
});

const incident = (id: string, opened: number, closed: number | null) => [
  { subject: `item:${id}`, attribute: 'program', value: 'P', at: opened },
  { subject: `item:${id}`, attribute: 'type', value: 'Outage', at: opened },
  { subject: `item:${id}`, attribute: 'state', value: 'Open', at: opened },
  ...(closed === null ? [] : [{ subject: `item:${id}`, attribute: 'state', value: 'Closed', at: closed }]),
];

describe('failures', () => {
  it('are deployments that failed, or that an incident followed', () => {
    const { measure } = deliveryFrom(
      { ...STEADY, 'deployment:bad': deployment(at(6, 15), { outcome: 'rolled-back' }) },
      [...incident('I-1', at(5, 13), at(5, 16)), ...incident('I-2', at(5, 14), null)],
    );
    expect(measure('change-failure-rate')).toMatchObject({ figures: { failed: 2, deployments: 29 }, band: 'high' });
    expect(measure('change-failure-rate').evidence[0]!.subjects).toEqual([
      'deployment:5',
      'item:I-1',
      'item:I-2',
      'deployment:bad',
    ]);
    // I-1 took 3 hours, the failed deployment 21 until the next success; I-2 still lasts.
    expect(measure('time-to-restore')).toMatchObject({
      figures: { p50: 12, outages: 2 },
      excluded: [{ why: 'not over yet', count: 1 }],
      band: 'high',
    });
  });

  it('in a row are one outage, and an incident within it tells it', () => {
    const failed = (hour: number) => deployment(at(6, hour), { outcome: 'failed' });
    const two = { ...STEADY, 'deployment:f1': failed(14), 'deployment:f2': failed(20) };
    expect(deliveryFrom(two).measure('time-to-restore').figures).toEqual({ p50: 22, p85: 22, outages: 1 });
    const told = deliveryFrom(two, incident('I-1', at(6, 15), at(6, 16))).measure('time-to-restore');
    expect(told.figures).toEqual({ p50: 1, p85: 1, outages: 1 });
  });
});

describe('what no source tells of', () => {
  it('is not connected, and never zero', () => {
    const statuses = (things: Things) => deliveryFrom(things).measures.map(({ status }) => status);
    const none = 'not-connected';
    expect(statuses({})).toEqual([none, none, none, none, none]);
    for (const measure of deliveryFrom({}).measures)
      expect([measure.figures, measure.reason]).toEqual([{}, expect.any(String)]);
    const { 'word:environment/prod': _, ...elsewhere } = STEADY;
    expect(deliveryFrom(elsewhere).measure('lead-time').reason).toContain('which environment means production');
    const { 'word:type/Outage': __, ...untold } = STEADY;
    expect(statuses(untold)).toEqual(['ok', 'ok', none, none, 'ok']);
  });

  it('is too little when there is a source, and nothing in these days', () => {
    const { measures } = deliveryFrom(STEADY, [], [400, 430]);
    const little = 'insufficient-data';
    // Nobody deployed in these weeks: that is known, and zero.
    expect(measures.map(({ status }) => status)).toEqual([little, 'ok', little, little, little]);
    expect(measures[1]).toMatchObject({ figures: { p50: 0, mean: 0 }, band: 'low' });
  });
});

describe('review', () => {
  it('tells how long the first answer takes, and who still waits', () => {
    const open = { repository: 'o/r', opened: at(20), state: 'open' };
    const { measure } = deliveryFrom({
      ...STEADY,
      'pull:o/r#7': open,
      'pull:o/r#8': { ...open, draft: true },
      'pull:o/r#9': pull(at(9), { firstReview: null }),
    });
    expect(measure('review').figures).toMatchObject({ p50: 2, reviewed: 5, unreviewed: 1, waiting: 1 });
  });
});
