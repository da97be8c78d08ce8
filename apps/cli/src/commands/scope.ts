import { BadInput, csvLine } from '@fulcrum/workbench';
import type { PriceView, RequestsView, RequestView, ScopeView } from '@fulcrum/workbench/views';
import { Command, InvalidArgumentError } from 'commander';
import { harmless, print, table } from '../output.ts';
import { shownOdds } from '../shown-odds.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask, askPatiently } from './ask.ts';

type Row = readonly (string | number | null)[];
type Options = Record<string, string | undefined> & { json?: boolean; csv?: boolean };

const PROGRAM = ['--program <name>', 'a program by id, key or name; the only one when missing'] as const;
const MILESTONE = ['--milestone <name>', 'a milestone by id or name'] as const;
const JSON_OUT = ['--json', 'print the answer as JSON'] as const;

/** `fulcrum scope`, and `fulcrum request` with what is done with requests. */
export function scopeCommands(): readonly Command[] {
  return [scopeCommand(), requestCommand()];
}

function scopeCommand(): Command {
  return new Command('scope')
    .description('What joined and left a milestone since its baseline, and how much growth its dates allow for.')
    .option(...PROGRAM)
    .option(...MILESTONE)
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name, laid over the facts')
    .option(...JSON_OUT)
    .action(({ json, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await askPatiently<ScopeView>(session, 'scope', options);
        print(json, view, () => scopeWords(view));
      }),
    );
}

function scopeWords({ words, baseline, growth, added, removed, changed, asOf }: ScopeView): string {
  const rows = [
    ...added.rows.map(({ item, how, who, day, title }): Row => ['+', item, how, who, day, title]),
    ...removed.rows.map(({ item, how, who, day, title }): Row => ['−', item, how, who, day, title]),
    ...changed.rows.map(({ item, how, who, day, title }): Row => ['~', item, how, who, day, title]),
  ].map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)));
  const list = rows.length === 0 ? [] : ['', table([['', 'Item', 'How', 'Who', 'When', 'Title'], ...rows])];
  return [
    harmless(words),
    ...(baseline === null ? [] : [`Baseline ${baseline.day}: ${baseline.words}.`]),
    ...(growth === null ? [] : [growth.words]),
    ...list,
    '',
    `As of ${asOf}.`,
  ].join('\n');
}

function requestCommand(): Command {
  const command = new Command('request')
    .enablePositionalOptions()
    .description('Requests to change what a milestone holds: ask, list, price, approve, decline, reopen.');
  for (const part of [listCommand(), askCommand(), priceCommand(), approveCommand(), declineCommand(), reopenCommand()])
    command.addCommand(part);
  return command;
}

function listCommand(): Command {
  return new Command('list')
    .description('The requests of a program, the newest first.')
    .option(...PROGRAM)
    .option('--state <state>', 'draft, asked, approved, declined or withdrawn')
    .option('--csv', 'print the list as CSV')
    .option(...JSON_OUT)
    .action(({ json, csv, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await ask<RequestsView>(session, 'requests', options);
        print(json, view, () => (csv ? requestsCsv(view) : requestsWords(view)));
      }),
    );
}

const COLUMNS = [
  'id',
  'state',
  'milestone',
  'title',
  'asker',
  'asks',
  'asked',
  'decided_by',
  'decided_on',
  'option',
  'price',
];

function requestsCsv({ requests }: RequestsView): string {
  const rows = requests.map(({ id, state, milestone, title, asker, words, asked, decision }) => {
    const { by = null, day = null, option = null, price = null } = decision ?? {};
    return [id, state, milestone?.name ?? null, title, asker, words, asked, by, day, option, price];
  });
  return [COLUMNS, ...rows]
    .map((row) => csvLine(row.map((cell) => cell ?? '')))
    .join('')
    .trimEnd();
}

function requestsWords({ words, requests }: RequestsView): string {
  const rows = requests.map(({ id, state, milestone, title, words: what, decision }): Row => {
    const by = decision === null ? '' : `${decision.by ?? ''} ${decision.day ?? ''} ${decision.option ?? ''}`.trim();
    return [id, state, harmless(milestone?.name ?? ''), harmless(title), harmless(what), harmless(by)];
  });
  const list = rows.length === 0 ? [] : ['', table([['', 'State', 'Milestone', 'Title', 'Asks', 'Decided'], ...rows])];
  return [words, ...list].join('\n');
}

interface Wish {
  readonly work: readonly { readonly team: string; readonly count: number; readonly hours?: number }[];
  readonly items: readonly string[];
}

/** The options by which both asking and pricing say what is wished for. */
function withWish(command: Command): Command {
  return command
    .option(...PROGRAM)
    .option(...MILESTONE)
    .option(
      '--work <team:count[:hours]>',
      'new work: items for a team, and hours of each; again for more teams',
      lineOf,
      [],
    )
    .option('--items <ids>', 'items to take in, with commas between them')
    .option(...JSON_OUT);
}

function lineOf(text: string, before: Wish['work']): Wish['work'] {
  const found = /^(.*?):(\d+)(?::(\d+(?:\.\d+)?))?$/.exec(text);
  if (found === null) throw new InvalidArgumentError('write it as team:count or team:count:hours');
  const [, team = '', count, hours] = found;
  return [...before, { team, count: Number(count), ...(hours === undefined ? {} : { hours: Number(hours) }) }];
}

function wishOf({ items, work }: { items?: string | undefined; work?: Wish['work'] | undefined }): Wish {
  return { work: work ?? [], items: (items ?? '').split(',').filter(Boolean) };
}

interface WishOptions {
  readonly json?: boolean;
  readonly items?: string;
  readonly work?: Wish['work'];
}

function askCommand(): Command {
  return withWish(new Command('ask').description('Asks for a change of what a milestone holds.'))
    .argument('<title>', 'what is wished for, in one line')
    .option('--asker <name>', 'who asks for it')
    .option('--reason <text>', 'why it is asked for')
    .action((title: string, { json, items, work, ...options }: WishOptions) =>
      withWorkbench('scope.ask', async (session) => {
        const view = await ask<RequestView>(session, 'ask-request', { ...options, title, ...wishOf({ items, work }) });
        print(json, view, () => harmless(`${view.id} is asked: ${view.title} (${view.words}).`));
      }),
    );
}

function priceCommand(): Command {
  return withWish(new Command('price').description('What a request would cost, and four ways to go about it.'))
    .argument('[request]', 'a request by id or title; else say what is wished for')
    .action((request: string | undefined, { json, items, work, ...options }: WishOptions) =>
      withWorkbench('program.read', async (session) => {
        const wish = request === undefined ? wishOf({ items, work }) : { request };
        const view = await askPatiently<PriceView>(session, 'price-request', { ...options, ...wish });
        print(json, view, () => priceWords(view));
      }),
    );
}

function priceWords({ words, money, options }: PriceView): string {
  const rows = options.map(({ option, p50, p85, odds, days, words: what }): Row => {
    return [option, p50, p85, days === null ? '' : days, shownOdds(odds), harmless(what)];
  });
  const list = rows.length === 0 ? [] : ['', table([['Option', '50 %', '85 %', 'Days', 'Odds', ''], ...rows])];
  return [harmless(words), money, ...list].join('\n');
}

function decision(name: string, what: string): Command {
  return new Command(name)
    .description(what)
    .argument('<request>', 'a request by id or title')
    .requiredOption('--by <name>', 'who decides')
    .option('--why <text>', 'why it is decided so')
    .option(...JSON_OUT);
}

function approveCommand(): Command {
  return decision('approve', 'Approves a request: it and what is chosen for it become facts, until it is reopened.')
    .option('--option <name>', 'absorb, cut, move or staff', 'absorb')
    .option('--items <ids>', 'for cut: the items, with commas between them (default: those of its price)')
    .option('--day <day>', 'for move: the new target (default: that of its price)')
    .option('--team <name>', 'for staff: the team (default: that of its price)')
    .option('--slots <number>', 'for staff: how many items it works on at once')
    .option('--person <name>', 'for staff: who takes it')
    .action((request: string, { json, by, why, ...options }: Options) =>
      withWorkbench('scope.decide', async (session) => {
        const chosen = said(options) ?? (await offered(session, request, options.option ?? 'absorb'));
        const seen = { state: 'asked' };
        const input = { request, decidedBy: by, why: why ?? null, chosen, seen };
        const view = await ask<RequestView>(session, 'approve-request', input);
        print(json, view, () => decidedWords(view));
      }),
    );
}

/** What is chosen, as far as it is said; null where the options of the price fill it in. */
function said({ option, items, day, ...staff }: Options): object | null {
  if (option === 'absorb') return { option };
  if (option === 'cut' && items !== undefined) return { option, items: items.split(',').filter(Boolean) };
  if (option === 'move' && day !== undefined) return { option, day };
  return option === 'staff' ? saidStaff(staff) : null;
}

function saidStaff({ team, slots, person }: Options): object | null {
  if (person !== undefined) return { option: 'staff', person };
  return team === undefined || slots === undefined ? null : { option: 'staff', team, slots: Number(slots) };
}

async function offered(session: Parameters<typeof ask>[0], request: string, option: string): Promise<object> {
  const { id, program } = await ask<RequestView>(session, 'request', { request });
  const { options } = await askPatiently<PriceView>(session, 'price-request', { request: id, program });
  const found = options.find((one) => one.option === option);
  if (found?.chosen) return found.chosen;
  throw new BadInput(found?.words ?? `--option: one of absorb, cut, move, staff`);
}

function declineCommand(): Command {
  return decision('decline', 'Declines a request; its price and the reason are kept.').action(
    (request: string, { json, by, why }: Options) =>
      withWorkbench('scope.decide', async (session) => {
        const seen = { state: 'asked' };
        const view = await ask<RequestView>(session, 'decline-request', {
          request,
          decidedBy: by,
          why: why ?? null,
          seen,
        });
        print(json, view, () => decidedWords(view));
      }),
  );
}

function reopenCommand(): Command {
  return new Command('reopen')
    .description('Takes a decision back: what an approval made true is undone.')
    .argument('<request>', 'a request by id or title')
    .option(...JSON_OUT)
    .action((request: string, { json }: Options) =>
      withWorkbench('scope.decide', async (session) => {
        const view = await ask<RequestView>(session, 'reopen-request', { request });
        print(json, view, () => harmless(`${view.id} waits for a decision again.`));
      }),
    );
}

function decidedWords({ id, state, decision: decided }: RequestView): string {
  const { by = '', option = null, price = null } = decided ?? {};
  const how = option === null ? '' : ` (${option})`;
  const told = harmless(`${id} is ${state}${how} by ${by}. ${price ?? ''}`);
  const after =
    state === 'approved' ? '\nForecasts learn from the record what more work takes: the next may differ by days.' : '';
  return `${told}${after}\nTo take it back: fulcrum request reopen ${id}`;
}
