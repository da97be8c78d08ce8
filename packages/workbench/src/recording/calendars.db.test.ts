import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, PROGRAM, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { Conflict } from '../catalogue/errors.ts';
import { CATALOGUE } from '../catalogue/index.ts';
import { perform } from '../catalogue/operation.ts';
import { Forbidden, LOCAL_OWNER } from '../policy/permission.ts';
import { openTestWorkbench, type TestWorkbench } from '../testing/open-test-workbench.ts';
import type {
  CalendarFileView,
  CalendarSaidView,
  HolidaysChangedView,
  HolidaysReadView,
  SettingsView,
  WordEffectView,
  ZoneEffectView,
} from '../views/index.ts';

let opened: TestWorkbench;
beforeAll(async () => {
  opened = await openTestWorkbench();
  const clock = { subject: 'workspace:main', attribute: 'clock', op: 'set', value: dayAt(365), at: 0 } as const;
  await opened.workbench.record({
    source: 'test',
    facts: [...sampleFacts(), { ...clock, source: 'test', cause: 'test/clock' }],
  });
});
afterAll(() => opened.close());

async function ask<T>(id: string, input: object = {}, principal = LOCAL_OWNER): Promise<T> {
  const operation = CATALOGUE.find((each) => each.id === id);
  if (operation === undefined) throw new Error(id);
  return (await perform(operation, { workbench: opened.workbench, principal }, input)) as T;
}

const berlin = async () => (await ask<SettingsView>('settings')).calendars.find(({ name }) => name === 'Berlin')!;

describe('calendars', () => {
  it('are made, given, changed with what was seen, and taken back', async () => {
    const { id } = await ask<CalendarSaidView>('set-calendar', { set: { name: 'Berlin', hours: 7.5 } });
    await ask('use-calendar', { of: 'workspace', calendar: 'Berlin', seen: null });
    expect(await berlin()).toMatchObject({ id, hours: 7.5, isWorkspace: true, daysWords: 'Mon–Fri' });
    const said = await ask<CalendarSaidView>('set-calendar', {
      id,
      set: { days: ['sun', 'mon', 'tue', 'wed', 'thu'] },
      seen: { days: [] },
    });
    expect((await berlin()).daysWords).toBe('Mon–Thu, Sun');
    await expect(ask('set-calendar', { id, set: { hours: 6 }, seen: { hours: 8 } })).rejects.toThrow(Conflict);
    await ask('set-calendar', { id, set: said.undo });
    expect((await berlin()).days).toEqual([]);
    await expect(ask('set-calendar', { id, set: { days: ['funday'] } })).rejects.toThrow(/days/);
    await expect(ask('set-calendar', { id, set: { hours: 0 } })).rejects.toThrow(/hours/);
  });

  it('take holidays in once, tell what is new, and give them back', async () => {
    const { id } = await berlin();
    const year = Number(dayAt(365).slice(0, 4));
    const read = await ask<HolidaysReadView>('read-holidays', { calendar: id, region: 'DE-BE', years: [year] });
    expect(read.source).toContain('CC BY-SA');
    expect(read.holidays.map(({ title }) => title)).toContain('Labour Day');
    const add = read.holidays.map(({ day, title, share }) => ({ day, title, share }));
    const changed = await ask<HolidaysChangedView>('change-holidays', { calendar: id, add });
    expect(changed.added).toBe(add.length);
    expect((await ask<HolidaysChangedView>('change-holidays', { calendar: id, add })).words).toBe('Nothing was new.');
    const again = await ask<HolidaysReadView>('read-holidays', { calendar: id, region: 'DE-BE', years: [year] });
    expect(again.holidays.every(({ isKnown }) => isKnown)).toBe(true);
    await ask('change-holidays', { calendar: id, ...changed.undo });
    expect((await berlin()).holidays).toEqual([]);
    await expect(ask('read-holidays', { calendar: id, region: 'XX' })).rejects.toThrow(/region/);
  });

  it('are exported as iCalendar, and read again as they were', async () => {
    const { id } = await berlin();
    const title = 'Tag der Arbeit; und, Ruhe';
    const add = [
      { day: dayAt(400), title, share: 1 },
      { day: dayAt(401), title: 'Half', share: 0.5 },
    ];
    const { undo } = await ask<HolidaysChangedView>('change-holidays', { calendar: id, add });
    const { text } = await ask<CalendarFileView>('export-calendar', { calendar: id });
    const read = await ask<HolidaysReadView>('read-holidays', { calendar: id, text });
    expect(read.holidays.map(({ day, title: of, share }) => ({ day, title: of, share }))).toEqual(add);
    expect(read.holidays.every(({ isKnown }) => isKnown)).toBe(true);
    await expect(ask('read-holidays', { calendar: id, text: 'BEGIN:VCALENDAR\nrubbish' })).rejects.toThrow();
    await ask('change-holidays', { calendar: id, ...undo });
  });

  it('are for whoever may configure', async () => {
    const reader = { ...LOCAL_OWNER, permissions: new Set(['program.read', 'program.write'] as const) };
    await expect(ask('set-calendar', { set: { name: 'Mine' } }, reader)).rejects.toThrow(Forbidden);
    const set = { name: 'Mine' };
    await expect(ask('record', { program: PROGRAM, kind: 'calendar', set }, reader)).rejects.toThrow(Forbidden);
  });
});

describe('zone and words', () => {
  it('tell what they would change before it is kept', async () => {
    const effect = await ask<ZoneEffectView>('zone-effect', { zone: 'Pacific/Auckland' });
    expect(effect.words.join(' ')).toContain('no figure of the past moves');
    await expect(ask('set-zone', { zone: 'Mars/Olympus' })).rejects.toThrow(/no time zone/);
    expect((await ask<SettingsView>('set-zone', { zone: 'Asia/Kolkata', seen: null })).zone).toBe('Asia/Kolkata');
    await expect(ask('set-zone', { zone: 'Europe/Berlin', seen: null })).rejects.toThrow(Conflict);
    await ask('set-zone', { zone: null });
    const word = await ask<WordEffectView>('word-effect', { id: 'state/Closed', means: 'doing' });
    expect(word.changes[0]).toMatchObject({ from: 'done', to: 'in progress' });
  });
});
