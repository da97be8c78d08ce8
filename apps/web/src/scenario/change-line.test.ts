import type { CompareView, ScenarioView } from '@fulcrum/workbench/views';
import { describe, expect, it } from 'vitest';
import { changeLine } from './change-line.ts';

const scenario = (count: number) => ({ changes: Array.from({ length: count }, () => ({})) }) as unknown as ScenarioView;
const row = (id: string, p85: number | null) => ({
  id,
  name: `Release ${id}`,
  difference: p85 === null ? null : { p50: p85, p85, odds: null },
});
// What must not break over two lines is written with spaces that do not.
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const compared = (...milestones: ReturnType<typeof row>[]) => ({ milestones }) as unknown as CompareView;

describe('what a scenario does, in one line', () => {
  it('tells of the date that moves most, and how many others move', () => {
    const view = compared(row('6.3', 2), row('7.0', -9), row('7.1', 0));
    expect(plain(changeLine(scenario(3), view))).toBe(
      '3 changes: Release 7.0 lands 9 days earlier (85 %), and 1 other date moves',
    );
  });

  it('tells of the milestone of the page, also when others move more', () => {
    const view = compared(row('6.3', 0), row('7.0', -9));
    expect(plain(changeLine(scenario(1), view, '6.3'))).toMatch(/^1 change: Release 6\.3 stays where it was/);
  });

  it('says what is not known', () => {
    expect(plain(changeLine(scenario(0), undefined))).toMatch(/^No change yet/);
    expect(plain(changeLine(scenario(2), undefined))).toMatch(/working out/);
    expect(plain(changeLine(scenario(2), compared(row('7.0', null))))).toMatch(/no date can be compared/);
  });
});
