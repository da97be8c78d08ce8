import { readFile, writeFile } from 'node:fs/promises';
import { BadInput } from '@fulcrum/workbench';
import type {
  CalendarFileView,
  CalendarSaidView,
  HolidaysChangedView,
  HolidaysReadView,
  SettingsView,
} from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { type Session, withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

type Json = { readonly json?: boolean };

/** `fulcrum calendar …`: working days, holidays, and who has which. */
export function calendarCommand(): Command {
  const command = new Command('calendar')
    .enablePositionalOptions()
    .description('Calendars: working days, hours a day, holidays, and who has which.')
    .option('--json', 'print the calendars as JSON')
    .action(({ json }: Json) =>
      withWorkbench('program.read', async (session) => {
        const settings = await ask<SettingsView>(session, 'settings', {});
        print(json, settings.calendars, () => calendarsWords(settings));
      }),
    );
  for (const part of [listCommand(), setCommand(), useCommand(), importCommand(), dropCommand(), exportCommand()])
    command.addCommand(part);
  return command;
}

/** The calendars as a table for a terminal. */
export function calendarsWords({ calendars }: SettingsView): string {
  if (calendars.length === 0) return 'No calendar yet: fulcrum calendar set "Berlin" --workspace';
  return table([
    ['calendar', 'days', 'hours', 'holidays ahead', 'has it'],
    ...calendars.map(({ name, daysWords, hours, ahead, isWorkspace, teams, people }) => {
      const who = [...(isWorkspace ? ['everybody else'] : []), ...[...teams, ...people].map((each) => each.name)];
      return [harmless(name), daysWords, hours ?? 8, ahead, harmless(who.slice(0, 6).join(', ') || 'nobody')];
    }),
  ]);
}

function listCommand(): Command {
  return new Command('list')
    .description('The holidays of a calendar.')
    .argument('<calendar>', 'by id or name')
    .option('--json', 'print them as JSON')
    .action((wanted: string, { json }: Json) =>
      withWorkbench('program.read', async (session) => {
        const { calendars } = await ask<SettingsView>(session, 'settings', {});
        const found = calendarIn(calendars, wanted);
        print(json, found, () =>
          found.holidays.length === 0
            ? `${harmless(found.name)} has no holidays: fulcrum calendar import ${JSON.stringify(found.name)} --region DE-BE --keep`
            : table(found.holidays.map(({ day, title, share, id }) => [day, harmless(title), shareWords(share), id])),
        );
      }),
    );
}

function calendarIn(calendars: SettingsView['calendars'], wanted: string): SettingsView['calendars'][number] {
  const found = calendars.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const known = calendars.map(({ name }) => name).join(', ');
  throw new BadInput(`there is no calendar "${wanted}"${known === '' ? '' : `: there is ${known}`}`);
}

const shareWords = (share: number) => (share === 1 ? 'all day' : `${Math.round(share * 100)} % of the day`);

interface SetOptions extends Json {
  readonly days?: string;
  readonly hours?: string;
  readonly name?: string;
  readonly workspace?: boolean;
}

function setCommand(): Command {
  return new Command('set')
    .description('Make a calendar, or change the days and hours of one.')
    .argument('<calendar>', 'a known one by id or name; else the name of a new one')
    .option('--days <days>', 'working days: mon,tue,wed,thu,fri')
    .option('--hours <number>', 'working hours of a day')
    .option('--name <name>', 'another name')
    .option('--workspace', 'give it to everybody who has no other')
    .option('--json', 'print the result as JSON')
    .action((wanted: string, { json, ...options }: SetOptions) =>
      withWorkbench('workspace.configure', async (session) => {
        const { said, id } = await saidOf(session, wanted, options);
        const used = options.workspace
          ? await ask<CalendarSaidView>(session, 'use-calendar', { of: 'workspace', calendar: id })
          : undefined;
        const words = [said?.words, used?.words].filter((each) => each !== undefined);
        print(json, used ?? said ?? { id }, () => harmless(words.join(' ') || 'Nothing was said.'));
      }),
    );
}

/** Makes a calendar that nobody knows, and changes one that is known where something is said of it. */
async function saidOf(session: Session, wanted: string, { days, hours, name }: SetOptions) {
  const { calendars } = await ask<SettingsView>(session, 'settings', {});
  const known = calendars.find((each) => [each.id, each.name.toLowerCase()].includes(wanted.toLowerCase()));
  const set = Object.fromEntries(Object.entries({ days, hours, name }).filter(([, value]) => value !== undefined));
  if (known !== undefined && Object.keys(set).length === 0) return { said: undefined, id: known.id };
  const input = known === undefined ? { set: { name: wanted, ...set } } : { id: known.id, set };
  const said = await ask<CalendarSaidView>(session, 'set-calendar', input);
  return { said, id: said.id };
}

interface UseOptions extends Json {
  readonly team?: string;
  readonly person?: string;
}

function useCommand(): Command {
  return new Command('use')
    .description('Say who has a calendar: the workspace, a team or a person.')
    .argument('<calendar>', 'by id or name; or "none"')
    .option('--team <name>', 'a team by id or name')
    .option('--person <name>', 'a person by id, name or address')
    .option('--json', 'print the result as JSON')
    .action((wanted: string, { team, person, json }: UseOptions) =>
      withWorkbench('workspace.configure', async (session) => {
        const input = { ...whoOf(team, person), calendar: wanted === 'none' ? null : wanted };
        const said = await ask<CalendarSaidView>(session, 'use-calendar', input);
        print(json, said, () => harmless(said.words));
      }),
    );
}

function whoOf(team: string | undefined, person: string | undefined) {
  if (team !== undefined && person !== undefined) throw new BadInput('name a team or a person, not both');
  if (team !== undefined) return { of: 'team', id: team };
  return person === undefined ? { of: 'workspace' } : { of: 'person', id: person };
}

interface ImportOptions extends Json {
  readonly region?: string;
  readonly years?: string;
  readonly keep?: boolean;
}

function importCommand(): Command {
  return new Command('import')
    .description('Read holidays from iCalendar, a table, or a region; without --keep it only shows them.')
    .argument('<calendar>', 'by id or name')
    .argument('[file]', 'iCalendar (.ics), or CSV with the columns from and title')
    .option('--region <code>', 'the public holidays of a country, or of a part of one: DE, DE-BY')
    .option('--years <years>', 'of which years, with commas (default: this and the next)')
    .option('--keep', 'keep those that are new')
    .option('--json', 'print the result as JSON')
    .action((calendar: string, file: string | undefined, { region, years, keep, json }: ImportOptions) =>
      withWorkbench('workspace.configure', async (session) => {
        const text = file === undefined ? undefined : await readFile(file, 'utf8');
        const asked = { calendar, text, region, years: years?.split(',').map(Number) };
        const read = await ask<HolidaysReadView>(session, 'read-holidays', asked);
        const add = read.holidays
          .filter(({ isKnown }) => !isKnown)
          .map(({ day, title, share }) => ({ day, title, share }));
        const kept = keep ? await ask<HolidaysChangedView>(session, 'change-holidays', { calendar, add }) : undefined;
        print(json, kept ?? read, () => kept?.words ?? readWords(read));
      }),
    );
}

function readWords({ holidays, words, source, diagnostics }: HolidaysReadView): string {
  const rows = holidays.map(({ day, weekday, title, share, isKnown, isWorkday }) => [
    day,
    weekday,
    harmless(title),
    shareWords(share),
    isKnown ? 'known' : isWorkday ? 'new' : 'new, no working day',
  ]);
  const notes = diagnostics.map(({ where, what, mend }) => harmless(`${where}: ${what}: ${mend}`));
  const from = source === null ? [] : [`From ${source}.`];
  const how = holidays.some(({ isKnown }) => !isKnown) ? ['To keep them: the same with --keep'] : [];
  return [...(rows.length > 0 ? [table(rows)] : []), words, ...notes, ...from, ...how].join('\n');
}

function dropCommand(): Command {
  return new Command('drop')
    .description('Take a holiday out of a calendar.')
    .argument('<calendar>', 'by id or name')
    .argument('<day>', 'YYYY-MM-DD, or the id of a holiday')
    .option('--json', 'print the result as JSON')
    .action((wanted: string, day: string, { json }: Json) =>
      withWorkbench('workspace.configure', async (session) => {
        const { calendars } = await ask<SettingsView>(session, 'settings', {});
        const { id, name, holidays } = calendarIn(calendars, wanted);
        const drop = holidays.filter((each) => each.day === day || each.id === day).map((each) => each.id);
        if (drop.length === 0) throw new BadInput(`${name} has no holiday on ${day}: fulcrum calendar list ${id}`);
        const changed = await ask<HolidaysChangedView>(session, 'change-holidays', { calendar: id, drop });
        print(json, changed, () => harmless(changed.words));
      }),
    );
}

function exportCommand(): Command {
  return new Command('export')
    .description('Write the holidays of a calendar as iCalendar.')
    .argument('<calendar>', 'by id or name')
    .argument('[file]', 'where to; the terminal when missing')
    .option('--json', 'print the file as JSON')
    .action((calendar: string, file: string | undefined, { json }: Json) =>
      withWorkbench('program.read', async (session) => {
        const found = await ask<CalendarFileView>(session, 'export-calendar', { calendar });
        if (file !== undefined) await writeFile(file, found.text);
        print(json, found, () => (file === undefined ? found.text.trimEnd() : `Written to ${file}.`));
      }),
    );
}
