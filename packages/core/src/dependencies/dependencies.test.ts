import { describe, expect, it } from 'vitest';
import { startOfDay } from '../calendar/index.ts';
import { appendToLog, createFactLog, fold } from '../program/index.ts';
import type { StoredFact, Value } from '../vocabulary/index.ts';
import { dependenciesOf, type PlannedDays } from './index.ts';

const AT = startOfDay('2025-12-15');
type Said = Readonly<Record<string, Value>>;

function linksOf(
  items: Readonly<Record<string, Said>>,
  link: Said,
  planned: Readonly<Record<string, Partial<PlannedDays>>> = {},
) {
  const facts = Object.entries({
    'program:P': { name: 'P' },
    ...STATES,
    ...items,
    'link:1': { form: 'blocks', ...link },
  });
  const log = createFactLog();
  const rest = { op: 'set' as const, source: 't', cause: 't', branch: 'trunk', recordedAt: 0 };
  let seq = 0;
  appendToLog(
    log,
    facts.flatMap(([subject, said]) =>
      Object.entries(said).map(
        ([attribute, value]): StoredFact => ({ subject, attribute, value, at: AT - 1e9, ...rest, seq: ++seq }),
      ),
    ),
  );
  const days = Object.entries(planned).map(([id, known]): [string, PlannedDays] => [id, { ...NO_DAYS, ...known }]);
  const read = dependenciesOf(fold(log, { at: AT }), {
    program: 'P',
    planned: new Map(days),
    isLater: (id) => id === 'L',
  });
  return read.links[0];
}

const NO_DAYS: PlannedDays = { start: null, end: null, meanStart: null, p50: null, p85: null };
const state = (text: string, means: string): Said => ({ field: 'state', text, means });
const STATES = {
  'word:state/Done': state('Done', 'done'),
  'word:state/Dropped': state('Dropped', 'dropped'),
  'word:state/Doing': state('Doing', 'doing'),
};
const item = (said: Said = {}): Said => ({ program: 'P', team: 'red', state: 'To do', ...said });
const TWO = { 'item:A': item(), 'item:B': item({ team: 'blue' }) };
const A_B = { from: 'A', to: 'B' };
const DAYS = {
  A: { p50: '2026-01-09', p85: '2026-01-23', meanStart: '2026-01-05' },
  B: { start: '2026-01-12', end: '2026-01-16' },
};

describe('a link', () => {
  it('is on time, at risk or late by the working days between what is expected and what is planned', () => {
    expect(linksOf(TWO, A_B, DAYS)).toMatchObject({ status: 'at-risk', slack: { p50: 0, p85: -9 }, isHandOff: true });
    expect(linksOf(TWO, { ...A_B, lag: 3 }, DAYS)).toMatchObject({ status: 'at-risk', slack: { p50: 0 } });
    expect(linksOf(TWO, { ...A_B, lag: 4 }, DAYS)).toMatchObject({ status: 'late', slack: { p50: -1 } });
    expect(linksOf(TWO, { ...A_B, lag: -14 }, DAYS)).toMatchObject({ status: 'on-time', slack: { p50: 10, p85: 0 } });
  });

  it('is held against the ends that it ties', () => {
    expect(linksOf(TWO, { ...A_B, dependency: 'SS' }, DAYS)).toMatchObject({
      slack: { p50: 5, p85: null },
      status: 'on-time',
    });
    expect(linksOf(TWO, { ...A_B, dependency: 'FF' }, DAYS)).toMatchObject({
      slack: { p50: 5, p85: -5 },
      status: 'at-risk',
    });
    expect(linksOf(TWO, { ...A_B, dependency: 'SF' }, DAYS)).toMatchObject({ slack: { p50: 9, p85: null } });
  });

  it('is undated where the plan has no day for an end, and no hand-off within a team', () => {
    expect(linksOf(TWO, A_B)).toMatchObject({ status: 'undated', slack: null });
    const own = { 'item:A': item(), 'item:B': item() };
    expect(linksOf(own, A_B, DAYS)).toMatchObject({ isHandOff: false });
  });

  it('is done when its giver is, unless days are left; and when nobody waits', () => {
    const done = { 'item:A': item({ state: 'Done' }), 'item:B': item() };
    expect(linksOf(done, A_B, DAYS)).toMatchObject({ status: 'done' });
    expect(linksOf(done, { ...A_B, lag: 41 }, DAYS)).toMatchObject({ status: 'late', slack: { p50: -1, p85: -1 } });
    expect(linksOf({ 'item:A': item(), 'item:B': item({ state: 'Dropped' }) }, A_B)).toMatchObject({ status: 'done' });
    expect(
      linksOf({ 'item:A': item({ state: 'Doing' }), 'item:B': item() }, { ...A_B, dependency: 'SS' }),
    ).toMatchObject({ status: 'done' });
  });

  it('leads nowhere when an end is gone, dropped, of no program, or planned by nobody', () => {
    const by = (items: Readonly<Record<string, Said>>, link: Said = A_B) => linksOf(items, link)?.dangling;
    expect(by({ 'item:B': item() })).toEqual({ by: 'gone', end: 'from' });
    expect(by({ 'item:A': item() })).toEqual({ by: 'gone', end: 'to' });
    expect(by({ 'item:A': item({ state: 'Dropped' }), 'item:B': item() })).toEqual({ by: 'dropped' });
    expect(by({ 'item:A': item({ program: 'Q' }), 'item:B': item() })).toEqual({ by: 'no-program' });
    expect(by({ 'item:A': { program: 'P', title: 'x' }, 'item:B': item() })).toEqual({ by: 'unplanned' });
    expect(by({ 'item:A': { program: 'P', milestones: ['M'] }, 'item:B': item() })).toBeNull();
    expect(linksOf({ 'item:A': item({ state: 'Done' }) }, A_B)).toMatchObject({ status: 'done' });
  });

  it('is not there before its items are, and tells of no order where it only relates', () => {
    expect(linksOf({ 'item:B': item() }, { from: 'L', to: 'B' })).toBeUndefined();
    expect(linksOf(TWO, { ...A_B, form: 'relates' })).toMatchObject({ status: 'apart' });
  });

  it('tells when the receiver has begun without waiting', () => {
    const begun = { 'item:A': item(), 'item:B': item({ state: 'Doing' }) };
    expect(linksOf(begun, A_B, DAYS)).toMatchObject({ hasBegun: true, status: 'at-risk' });
  });
});
