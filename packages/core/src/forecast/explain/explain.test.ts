import { describe, expect, it } from 'vitest';
import { dayAt, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { endOfDay } from '../../calendar/index.ts';
import { appendToLog, createFactLog, fold } from '../../program/index.ts';
import type { StoredFact, Value } from '../../vocabulary/index.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';

const FACTS = sampleFacts({ versions: 8 });
const MILESTONE = 'V6';
const [FROM, TO] = [365, 379];

function explained(
  more: readonly StoredFact[],
  milestone = MILESTONE,
  days: readonly number[] = [FROM, TO],
): Explanation {
  const log = createFactLog();
  appendToLog(log, [...FACTS, ...more]);
  const [before, after] = days.map((day) => fold(log, { at: endOfDay(dayAt(day)) }));
  const steps = explain({ log, before: before!, after: after!, milestone, seed: 3, replications: 500 });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function said(subject: string, values: Readonly<Record<string, Value>>, day = FROM + 3): readonly StoredFact[] {
  return Object.entries(values).map(([attribute, value], index) => {
    const seq = 100_000 + index;
    const at = endOfDay(dayAt(day)) - 1;
    return { subject, attribute, value, at, op: 'set', source: 't', cause: 't', seq, recordedAt: 0, branch: 'trunk' };
  });
}

const partsOf = ({ parts }: Explanation, group: string) =>
  parts.filter(({ groups }) => groups.includes(group as never));

describe('an explanation', () => {
  it('splits progress and pace by team, and leaves the rest to how earlier milestones ended', () => {
    const ended = said('milestone:V5', { released: dayAt(FROM + 2), isReleased: true });
    const names = partsOf(explained(ended), 'progress').map(({ by }) => (by === 'past' ? by : by?.name));
    expect(names).toEqual(['blue', 'green', 'red', 'past']);
  });

  it('counts items that were added, moved in, moved out and cut, with the facts that say so', () => {
    const added = Array.from({ length: 9 }, (_, index) =>
      said(`item:N${index}`, { title: 'New', program: 'S', team: 'red', milestones: [MILESTONE], state: 'Open' }),
    );
    const moves = [
      ...added.flat(),
      ...said('item:V5-1', { milestones: [MILESTONE] }),
      ...said('item:V6-2', { milestones: ['V7'] }),
      ...said('item:V6-3', { milestones: [] }),
      ...said('item:V6-4', { deleted: true }),
    ].map((fact, index) => ({ ...fact, seq: 100_000 + index }));
    const [bare, more] = [explained([]), explained(moves)];
    const [none, scope] = [partsOf(bare, 'scope')[0], partsOf(more, 'scope')[0]];
    const { added: before = 0 } = none?.scope ?? {};
    expect(scope?.scope).toEqual({ added: before + 9, movedIn: 1, movedOut: 1, cut: 2 });
    // A title moves nothing: it is no evidence.
    expect(scope?.facts.length).toBe((none?.facts.length ?? 0) + 9 * 4 + 4);
    expect(scope?.move?.p85).toBeGreaterThan(0);
  });

  it('says that a target changed the odds and moved no date', () => {
    const early = said(`milestone:${MILESTONE}`, { target: dayAt(400) }, FROM - 3);
    const late = said(`milestone:${MILESTONE}`, { target: dayAt(440) }).map((fact) => ({ ...fact, seq: 200_000 }));
    const [target] = explained([...early, ...late]).parts;
    expect([target?.groups, target?.facts]).toEqual([['target'], [200_000]]);
    expect([target?.move?.p50, target?.move?.p85]).toEqual([0, 0]);
    expect(target?.move?.odds).toBeGreaterThan(0);
  });

  it('tells leave and risks that were entered as parts of their own, with the team shares as they were', () => {
    const leave = said('leave:L', { program: 'S', from: dayAt(FROM + 6), until: dayAt(FROM + 60) }, FROM - 2);
    const risk = said('risk:R', { program: 'S', state: 'open', chance: 0.9, likely: 30, milestones: [MILESTONE] });
    const late = said('leave:M', { program: 'S', team: 'red', from: dayAt(TO + 1), until: dayAt(TO + 90) });
    const facts = [...leave, ...risk, ...late].map((fact, index) => ({ ...fact, seq: 100_000 + index }));
    const { parts, move } = explained(facts);
    expect(partsOf(explained(facts), 'risks')[0]?.move?.p85).toBeGreaterThan(0);
    expect(partsOf(explained(facts), 'capacity')[0]?.move?.p85).toBeGreaterThan(0);
    expect(parts.reduce((sum, part) => sum + (part.move?.p85 ?? 0), 0)).toBe(move?.p85);
    const shares = (of: Explanation) =>
      partsOf(of, 'progress').flatMap(({ by, move: own }) => (by === 'past' ? [] : [own]));
    expect(shares(explained(facts))).toEqual(shares(explained([])));
  });

  it('has no moves, and says why, when one of the days has no dates', () => {
    const early = explained([], 'V7', [365, 420]);
    expect([early.status, early.move]).toEqual(['insufficient-data', null]);
    expect(early.reason).toMatch(new RegExp(`^as of ${dayAt(365)}: .*it has no items`));
    expect(early.parts.length).toBeGreaterThan(0);
    const unknown = explained(said('milestone:X', { name: 'Release X', program: 'S', form: 'release' }), 'X');
    expect(unknown.reason).toBe(`as of ${dayAt(FROM)}: it was not known yet`);
  });

  it('follows a milestone to its end, in one part for progress', () => {
    const { to, parts, move } = explained([], 'V5', [320, 365]);
    expect(to.finished).not.toBeNull();
    expect(parts.map(({ by }) => by)).not.toContain('past');
    expect(parts.reduce((sum, part) => sum + (part.move?.p85 ?? 0), 0)).toBe(move?.p85);
  });

  it('refuses days in the wrong order, and milestones that are not there', () => {
    expect(() => explained([], MILESTONE, [TO, FROM])).toThrow(/earlier day/);
    expect(() => explained([], 'nothing')).toThrow(/no milestone/);
  });
});
