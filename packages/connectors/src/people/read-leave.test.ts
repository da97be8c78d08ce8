import { describe, expect, it } from 'vitest';
import { readLeave } from './read-leave.ts';
import { readPeople } from './read-people.ts';

const OPTIONS = { from: '2026-01-01', until: '2026-12-31', zone: 'Europe/Berlin' };
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x', 'X-WR-CALNAME:Gita Rao', ...events, 'END:VCALENDAR'].join('\r\n');
const read = (...events: readonly string[]) => readLeave(calendar(...events), OPTIONS);

describe('a calendar of leave', () => {
  it('gives all-day events up to the day before their end', () => {
    const { rows } = read(
      event('UID:1', 'DTSTART;VALUE=DATE:20260803', 'DTEND;VALUE=DATE:20260815', 'SUMMARY:Gita Rao - vacation'),
    );
    expect(rows).toEqual([
      expect.objectContaining({ from: '2026-08-03', until: '2026-08-14', share: 1, key: '1/2026-08-03' }),
    ]);
    expect(rows[0]?.who).toEqual(['Gita Rao', 'vacation', 'Gita Rao']);
    const [single] = read(event('UID:2', 'DTSTART;VALUE=DATE:20260803')).rows;
    expect(single).toMatchObject({ from: '2026-08-03', until: '2026-08-03' });
  });

  it('takes a timed event as a share of its day, where it was written', () => {
    const [half] = read(
      event('UID:1', 'DTSTART;TZID=America/New_York:20260803T200000', 'DTEND;TZID=America/New_York:20260804T000000'),
    ).rows;
    expect(half).toMatchObject({ from: '2026-08-03', until: '2026-08-03', share: 0.5 });
    // 23:00 in UTC is the next day in Berlin.
    const [utc] = read(event('UID:2', 'DTSTART:20260803T230000Z', 'DTEND:20260804T010000Z')).rows;
    expect(utc).toMatchObject({ from: '2026-08-04', until: '2026-08-04', share: 0.25 });
  });

  it('ends what is told in UTC with the last day of whoever reads it', () => {
    // From midnight to midnight in Berlin, as some tools write all-day events.
    const [whole] = read(event('UID:1', 'DTSTART:20260802T220000Z', 'DTEND:20260807T220000Z')).rows;
    expect(whole).toMatchObject({ from: '2026-08-03', until: '2026-08-07', share: 1 });
  });

  it('takes what comes back each time, without what is left out, and with what was moved', () => {
    const weekly = event(
      'UID:1',
      'DTSTART;VALUE=DATE:20260601',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;VALUE=DATE:20260608',
      'SUMMARY:Off',
    );
    const moved = event('UID:1', 'RECURRENCE-ID;VALUE=DATE:20260615', 'DTSTART;VALUE=DATE:20260616', 'SUMMARY:Off');
    const days = read(weekly, moved).rows.map(({ from }) => from);
    expect(days).toEqual(['2026-06-01', '2026-06-16', '2026-06-22']);
  });

  it('ends what never ends with the days that are asked for, and leaves out what was called off or is over', () => {
    const { rows } = read(
      event('UID:1', 'DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=MONTHLY'),
      event('UID:2', 'DTSTART;VALUE=DATE:20260803', 'STATUS:CANCELLED'),
      event('UID:3', 'DTSTART;VALUE=DATE:20200803'),
    );
    expect(rows.map(({ from }) => from)).toEqual(
      Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-01`),
    );
  });

  it('tells what cannot be read and takes the rest, and refuses what is no calendar', () => {
    const { rows, diagnostics } = read(
      event('UID:1', 'SUMMARY:No start'),
      event('UID:2', 'DTSTART;VALUE=DATE:20260803'),
    );
    expect(rows).toHaveLength(1);
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'bad-event', where: 'event "No start"' })]);
    expect(() => readLeave('BEGIN:VCALENDAR\r\nBEGIN:VEVENT', OPTIONS)).toThrow(/calendar cannot be read/);
  });
});

describe('a table of leave', () => {
  it('takes days as a spreadsheet writes them, and no other form of them', () => {
    const { rows, diagnostics } = readLeave(
      'Person;Start;End\nGita;2026-08-03 00:00:00;2026-08-14T00:00:00Z\nHans;03/08/2026;\nIda;2026-02-30;\n',
      OPTIONS,
    );
    expect(rows).toEqual([expect.objectContaining({ from: '2026-08-03', until: '2026-08-14' })]);
    expect(diagnostics.map(({ what, mend }) => [what, mend])).toEqual([
      ['"03/08/2026" is no day', 'write days as YYYY-MM-DD'],
      ['"2026-02-30" is no day', 'write days as YYYY-MM-DD'],
    ]);
  });

  it('tells each line that cannot be meant, with its place and what to do', () => {
    const { rows, diagnostics } = readLeave(
      'Name,From,Until,Share\nGita,2026-08-03,2026-08-14,\nHans,2026-08-03,,50%\nIda,soon,,\nJo,2026-08-03,2026-08-01,\nKim,2026-08-03,,7\n',
      OPTIONS,
    );
    expect(rows).toEqual([
      expect.objectContaining({ who: ['Gita'], from: '2026-08-03', until: '2026-08-14', share: 1 }),
      expect.objectContaining({ who: ['Hans'], until: '2026-08-03', share: 0.5 }),
      expect.objectContaining({ who: ['Kim'], share: 0.07 }),
    ]);
    expect(diagnostics.map(({ where, what }) => [where, what])).toEqual([
      ['line 4', '"soon" is no day'],
      ['line 5', 'it ends on 2026-08-01, before it starts on 2026-08-03'],
    ]);
    expect(() => readLeave('a,b\n1,2\n', OPTIONS)).toThrow(/no column tells the from; the table has "a", "b"/);
  });
});

describe('a table of people', () => {
  it('keeps what stands between cells apart from what stands in them', () => {
    const { rows } = readPeople('Name,Skills,Rate\nGita,ui; c++,620\n');
    expect(rows).toEqual([expect.objectContaining({ skills: ['ui', 'c++'], rate: 620 })]);
  });

  it('takes shares as percent or parts, several skills, and rates with their sign', () => {
    const { rows, diagnostics } = readPeople(
      'Name;Email;Team;Skills;Allocation;Ceiling (%);Rate;Zone\nGita Rao;g@x.org;Web;"ui; api";80%;90;€ 620;Europe/Berlin\nHans;;;;0.5;1.1;;Mars\n;;Web;;;;;\nIda;;;;a lot;;cheap;\n',
    );
    expect(rows[0]).toMatchObject({
      name: 'Gita Rao',
      email: 'g@x.org',
      skills: ['ui', 'api'],
      allocation: 0.8,
      ceiling: 0.9,
      rate: 620,
    });
    expect(rows[1]).toMatchObject({ name: 'Hans', allocation: 0.5, ceiling: 1.1, zone: undefined });
    expect(diagnostics.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'line 3: "Mars" is no time zone',
      'line 4: neither a name nor an address',
      'line 5: "a lot" is no allocation',
      'line 5: "cheap" is no rate',
    ]);
  });
});
