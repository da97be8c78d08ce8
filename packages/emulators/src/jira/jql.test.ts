import { describe, expect, it } from 'vitest';
import { clockAt } from '../kit/clock.ts';
import { calm } from '../kit/conditions.ts';
import { find } from './jql.ts';
import { BadJql } from './jql-parse.ts';
import { type JiraSeedInput, readSeed } from './seed.ts';
import { Tracker } from './tracker.ts';

const NOW = Date.UTC(2026, 9, 25, 12);

const SEED: JiraSeedInput = {
  now: '2026-10-25T12:00:00Z',
  account: { user: 'u1' },
  users: [{ id: 'u1', name: 'Ada', zone: 'Europe/Berlin' }],
  statuses: [
    { id: '1', name: 'To Do', category: 'new' },
    { id: '2', name: 'Done', category: 'done' },
  ],
  projects: [
    {
      id: '1',
      key: 'A',
      name: 'Alpha',
      versions: [
        { id: '11', name: '1.0' },
        { id: '12', name: '0.9', released: true },
      ],
    },
    { id: '2', key: 'B', name: 'Beta' },
  ],
  boards: [{ id: 1, name: 'A board', project: 'A', sprints: [{ id: 5, name: 'Five', state: 'active' }] }],
  issues: [
    { key: 'A-1', created: '2026-10-25T00:10:00Z', creator: 'u1', first: { labels: ['x', 'y'], fixVersions: ['11'] } },
    { key: 'A-2', created: '2026-10-25T01:10:00Z', creator: 'u1', first: { type: 'Bug', sprints: ['5'] } },
    { key: 'A-10', created: '2026-10-25T02:10:00Z', creator: 'u1', first: { fixVersions: ['12'], assignee: 'u1' } },
    {
      key: 'B-1',
      created: '2026-10-25T03:10:00Z',
      creator: 'u1',
      first: { labels: ['x'] },
      changes: [{ at: '2026-10-25T11:30:00Z', author: 'u1', set: { status: 'Done', resolution: 'Done' } }],
    },
  ],
};
const conditions = calm();
const tracker = new Tracker(readSeed(SEED), { clock: clockAt(NOW), conditions, onEvent: () => {} });
const keys = (jql: string) => find(jql, { tracker, zone: 'Europe/Berlin', user: 'u1', now: NOW }).map(({ key }) => key);

describe('JQL', () => {
  it.each([
    ['project = A ORDER BY key', ['A-1', 'A-2', 'A-10']],
    ['project in (Alpha, "B") ORDER BY key DESC', ['A-10', 'A-2', 'A-1', 'B-1']],
    ['project != A', ['B-1']],
    ['NOT (project = A OR labels = nothing)', ['B-1']],
    ['labels in (y) AND project = A', ['A-1']],
    ['labels is EMPTY ORDER BY created ASC', ['A-2', 'A-10']],
    ['labels IS NOT EMPTY ORDER BY created ASC', ['A-1', 'B-1']],
    ['fixVersion = "1.0"', ['A-1']],
    ['fixVersion in unreleasedVersions()', ['A-1']],
    ['fixVersion in releasedVersions()', ['A-10']],
    ['sprint in openSprints()', ['A-2']],
    ['sprint = Five or issuetype = Bug', ['A-2']],
    ['assignee = currentUser()', ['A-10']],
    ['statusCategory = Done', ['B-1']],
    ['resolution = Unresolved order by key', ['A-1', 'A-2', 'A-10']],
    ['id in (10001, B-1) order by key', ['A-1', 'B-1']],
    ['status CHANGED AFTER "-1h"', ['B-1']],
    ['status changed after -20m', []],
    ['updated >= -60m', ['B-1']],
  ])('%s', (jql, expected) => expect(keys(jql).toSorted()).toEqual([...expected].toSorted()));

  it('orders as it is told, the newest first when it is not', () => {
    expect(keys('project = A ORDER BY key DESC')).toEqual(['A-10', 'A-2', 'A-1']);
    expect(keys('project = A')).toEqual(['A-10', 'A-2', 'A-1']);
  });

  // In Berlin it was 2:10 twice that night: at 00:10 and at 01:10 UTC.
  it('reads times in the zone of the account, to the minute', () => {
    expect(keys('created >= "2026-10-25 02:10" ORDER BY created ASC')).toEqual(['A-1', 'A-2', 'A-10', 'B-1']);
    expect(keys('created >= "2026/10/25 03:10" ORDER BY created ASC')).toEqual(['A-10', 'B-1']);
    expect(keys('created < 2026-10-25')).toEqual([]);
  });

  it.each([
    ['colour = red', "Field 'colour' does not exist"],
    ['project = C', "The value 'C' does not exist"],
    ['key in (A-1, A-99)', "An issue with key 'A-99' does not exist"],
    ['updated >= yesterday', 'is invalid'],
    ['summary', 'the query ends too early'],
    ['(project = A', 'a ")" is missing'],
    ['project = A project = B', '"project" is not expected here'],
    ['project = "A', 'a quote is not closed'],
    ['labels > x', 'not supported'],
    ['labels changed after -1d', 'History searches'],
    ['project = A ORDER BY colour', 'Not able to sort'],
  ])('refuses %s', (jql, reason) => {
    expect(() => keys(jql)).toThrow(BadJql);
    expect(() => keys(jql)).toThrow(reason);
  });
});
