import { BadInput } from '@fulcrum/workbench';
import type { RecordedView, ThingsView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

const KINDS =
  'leave, risk, wait, expense, team, person, item, milestone, link, objective, contribution, measure or avenue';

/** Commands about what people enter: record, things. */
export function recordCommands(): readonly Command[] {
  return [recordCommand(), thingsCommand()];
}

interface RecordOptions {
  readonly program: string;
  readonly set: readonly string[];
  readonly since?: string;
  readonly json?: boolean;
}

function recordCommand(): Command {
  return new Command('record')
    .description(
      'Say something of a thing, or enter a new one: record leave --set person="Gita Joshi" from=2017-10-02 until=2017-10-13',
    )
    .argument('<kind>', KINDS)
    .argument('[id]', 'the thing, by id or name; a new one is entered when it is missing')
    .requiredOption('--program <name>', 'a program by id, key or name')
    .requiredOption('--set <name=value...>', 'what is said; lists with commas, "none" to take back')
    .option('--since <day>', 'since when it is true (default: the clock of the workspace)')
    .option('--json', 'print the result as JSON')
    .action((kind: string, id: string | undefined, { json, set, ...options }: RecordOptions) =>
      withWorkbench('program.write', async (session) => {
        const input = {
          kind,
          ...(id === undefined ? {} : { id }),
          ...options,
          set: Object.fromEntries(set.map(pairOf)),
        };
        const recorded = await ask<RecordedView>(session, 'record', input);
        print(json, recorded, () => recordedWords(recorded, options.program));
      }),
    );
}

/** The name and the value of `name=value`. Throws BadInput. */
export function pairOf(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new BadInput(`--set "${text}": write name=value`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

function recordedWords({ kind, id, isNew, thing, undo, diagnostics }: RecordedView, program: string): string {
  const values = Object.entries(thing.values).filter(([, value]) => value !== null && String(value) !== '');
  const back = Object.entries(undo).map(([name, value]) => JSON.stringify(`${name}=${value ?? 'none'}`));
  const lines = [
    `${isNew ? 'Entered' : 'Changed'} ${kind} ${harmless(id)}`,
    table(values.map(([name, value]) => [`  ${name}`, harmless([value].flat().join(', '))])),
  ];
  if (back.length > 0)
    lines.push(
      `To take it back: fulcrum record ${kind} ${JSON.stringify(id)} --program ${JSON.stringify(program)} --set ${back.join(' ')}`,
    );
  lines.push(...diagnostics.map(({ severity, what, mend }) => `${severity}: ${harmless(what)}; ${mend}`));
  return lines.join('\n');
}

function thingsCommand(): Command {
  return new Command('things')
    .description('List the things of a kind: leave, risks, waits, expenses, teams, people …')
    .argument('<kind>', KINDS)
    .requiredOption('--program <name>', 'a program by id, key or name')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--q <words>', 'only those with these words in id, name or title')
    .option('--limit <number>', 'how many to list', '50')
    .option('--json', 'print the list as JSON')
    .action((kind: string, { json, ...options }: Record<string, string | undefined> & { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const things = await ask<ThingsView>(session, 'things', { kind, ...options });
        print(json, things, () => thingsWords(things));
      }),
    );
}

function thingsWords({ kind, attributes, total, things }: ThingsView): string {
  const names = attributes.map(({ name }) => name);
  const used = names.filter((name) => things.some(({ values }) => String(values[name] ?? '') !== ''));
  const rows = things.map(({ id, values }) => [harmless(id), ...used.map((name) => cell(values[name]))]);
  const more = total > things.length ? [`… and ${total - things.length} more: raise --limit`] : [];
  if (total === 0) return `There is no ${kind}. What can be said of one: ${names.join(', ')}`;
  return [table([[kind, ...used], ...rows]), ...more].join('\n');
}

// So that a row stays a line of a terminal; --json has all of it.
const WIDEST = 60;

function cell(value: ThingsView['things'][number]['values'][string] | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const text = harmless([value].flat().join(', '));
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
