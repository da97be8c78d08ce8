import type { Value } from '@fulcrum/core/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { CATALOGUE } from '../../catalogue/index.ts';
import { perform } from '../../catalogue/operation.ts';
import { LOCAL_OWNER, type Principal } from '../../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../../testing/open-test-workbench.ts';
import type { PortfolioView, SavedViewsView, WhyPartView, WhyView } from '../../views/index.ts';
import { prepare } from '../prepare.ts';

const CLOCK = dayAt(365);
let opened: TestWorkbench;

const said = (subject: string, values: Readonly<Record<string, Value>>) =>
  Object.entries(values).map(([attribute, value]) => {
    return { subject, attribute, op: 'set' as const, value, at: 0, source: 'test', cause: `test/${subject}` };
  });

beforeAll(async () => {
  opened = await openTestWorkbench();
  const facts = [
    ...sampleFacts(),
    ...said('workspace:main', { clock: CLOCK }),
    ...said('milestone:V6', { target: dayAt(366) }),
  ];
  await opened.workbench.record({ source: 'test', facts });
});
afterAll(() => opened.close());

async function ask<T>(id: string, input: object = {}, principal: Principal = LOCAL_OWNER): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, { workbench: opened.workbench, principal }, input)) as unknown as T;
}

type Changed = SavedViewsView & { readonly id: string; readonly undo: object };
const names = ({ views }: SavedViewsView) => views.map(({ name }) => name);
const ADA: Principal = { ...LOCAL_OWNER, source: 'person:ada' };

describe('saved views of the portfolio', () => {
  it('are kept by name, renamed, deleted, and taken back', async () => {
    const saved = await ask<Changed>('save-view', { name: 'In danger', search: 'status=late&sort=odds' });
    expect(names(saved)).toEqual(['In danger']);
    await expect(ask('save-view', { name: 'in DANGER', search: '' })).rejects.toThrow(/already/);
    const renamed = await ask<Changed>('change-view', { view: saved.id, set: { name: 'Late' } });
    expect([names(renamed), renamed.undo]).toEqual([['Late'], { name: 'In danger' }]);
    const gone = await ask<Changed>('change-view', { view: saved.id, set: { deleted: true } });
    expect(names(gone)).toEqual([]);
    const back = await ask<Changed>('change-view', { view: saved.id, set: gone.undo });
    expect(back.views).toMatchObject([{ name: 'Late', search: 'status=late&sort=odds' }]);
  });

  it('open the page for whoever says so, one view each', async () => {
    const other = await ask<Changed>('save-view', { name: 'Soon', search: 'sort=date' });
    const defaults = ({ views }: SavedViewsView) => views.filter(({ isDefault }) => isDefault).map(({ name }) => name);
    await ask('change-view', { view: 'Late', set: { isDefault: true } });
    expect(defaults(await ask('change-view', { view: other.id, set: { isDefault: true } }))).toEqual(['Soon']);
    expect(defaults(await ask('views', {}, ADA))).toEqual([]);
    await ask('change-view', { view: 'Late', set: { isDefault: true } }, ADA);
    expect(defaults(await ask('views'))).toEqual(['Soon']);
    expect(defaults(await ask('views', {}, ADA))).toEqual(['Late']);
  });

  it('are not put over what somebody else said meanwhile', async () => {
    const seen = { name: 'Soon' };
    await ask('change-view', { view: 'Soon', set: { name: 'Sooner' } }, ADA);
    await expect(ask('change-view', { view: 'V2', set: { name: 'Next' }, seen })).rejects.toThrow(/meanwhile/);
    await expect(ask('change-view', { view: 'Nothing', set: { name: 'X' } })).rejects.toThrow(/Nothing/);
    await expect(ask('save-view', { name: 'X', search: '' }, { ...ADA, permissions: new Set() })).rejects.toThrow(
      /program\.write/,
    );
  });
});

describe('the portfolio', () => {
  it('says in one line what needs a decision, and where it is decided', async () => {
    const view = await ask<PortfolioView>('portfolio');
    const text = view.headline.map(({ text }) => text).join('');
    expect(text).toMatch(/^Release 6\.0 needs a decision/);
    const [first] = view.decisions;
    expect(first).toMatchObject({ kind: 'odds', milestone: 'V6' });
    expect(first?.href).toContain('/milestones/V6#what-would-move-it');
  });

  it('tells why a date moved once that was worked out ahead, and never waits for it', async () => {
    const rowOf = ({ programs }: PortfolioView) => programs[0]?.milestones.find(({ id }) => id === 'V6');
    expect(rowOf(await ask<PortfolioView>('portfolio'))?.why).toBeNull();
    await prepare(opened.workbench, () => undefined);
    const row = rowOf(await ask<PortfolioView>('portfolio'));
    expect(row?.trend.way).not.toBe('unknown');
    expect(row?.movedDays === 0 || row?.why !== null).toBe(true);
  }, 60_000);

  it('is one page of PDF', async () => {
    const { name, pdf } = await ask<{ name: string; pdf: string }>('portfolio-pdf', { paper: 'letter' });
    const text = Buffer.from(pdf, 'base64').toString('latin1');
    expect(name).toBe(`portfolio-${CLOCK}.pdf`);
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('knows who answers for a program', async () => {
    await ask('set-owner', { program: PROGRAM, owner: 'Ada', seen: null });
    expect((await ask<PortfolioView>('portfolio')).programs[0]?.owner).toBe('Ada');
    await expect(ask('set-owner', { program: PROGRAM, owner: 'Bob', seen: null })).rejects.toThrow(/meanwhile/);
  });
});

describe('why a date moved', () => {
  it('is told in one line with its parts, which open their facts', async () => {
    const since = dayAt(340);
    const why = await ask<WhyView>('why', { program: PROGRAM, milestone: 'V6', since });
    const { parts, move } = why.explained ?? { parts: [], move: null };
    expect(why.headline.p85.map(({ text }) => text).join('')).toMatch(
      /^Release 6\.0’s 85\s% date (did not move|moved)/u,
    );
    expect(parts.reduce((sum, part) => sum + (part.move?.p85 ?? 0), 0)).toBe(move?.p85);
    for (const { key, factCount } of parts) {
      const part = await ask<WhyPartView>('why-part', { program: PROGRAM, milestone: 'V6', from: since, part: key });
      expect(part.factCount).toBe(factCount);
    }
    await expect(ask('why-part', { program: PROGRAM, milestone: 'V6', from: since, part: 'weather' })).rejects.toThrow(
      /no part "weather"/,
    );
  });

  it('answers quickly without causes, and refuses days in the wrong order', async () => {
    const quick = await ask<WhyView>('why', { program: PROGRAM, milestone: 'V6', quick: 'true' });
    expect(quick.explained).toBeNull();
    expect(quick.starts.map(({ id }) => id)).toContain('target');
    await expect(ask('why', { program: PROGRAM, since: dayAt(360), until: dayAt(350) })).rejects.toThrow(/earlier day/);
    const unborn = await ask<WhyView>('why', { program: PROGRAM, milestone: 'V6', since: '2001-01-01' });
    expect(unborn.headline.p85.map(({ text }) => text).join('')).toMatch(/cannot be told/);
  });
});
