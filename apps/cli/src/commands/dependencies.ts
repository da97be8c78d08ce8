import type { Context } from '@fulcrum/workbench';
import type { DependenciesView, SlipView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { askPatiently } from './ask.ts';

type Options = Record<string, string | boolean | undefined> & { json?: boolean; item?: string; slip?: string };

/** `fulcrum dependencies`: who waits for whom, and which hand-offs threaten the dates. */
export function dependenciesCommand(): Command {
  return new Command('dependencies')
    .description('Who waits for whom? Links across teams held against the plan: late hand-offs, rings, loose ends.')
    .option('--program <name>', 'a program by id, key or name; the only one when missing')
    .option('--team <name>', 'only links of one team, by id or name; "none" for work without a team')
    .option('--item <id>', 'only what an item waits for and what waits for it, and what moves when it slips')
    .option('--slip <days>', 'with --item: the working days by which it slips (default 5)')
    .option('--done', 'also links that nobody waits for any more')
    .option('--related', 'also links that ask for no order')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name, laid over the facts')
    .option('--json', 'print the answer as JSON')
    .action((options: Options) => withWorkbench('program.read', (session) => told(session, options)));
}

async function told(session: Context, { json, slip, done, related, ...options }: Options): Promise<void> {
  const asked = { ...options, done: String(done ?? false), related: String(related ?? false) };
  const view = await askPatiently<DependenciesView>(session, 'dependencies', asked);
  if (options.item === undefined) return print(json, view, () => wordsOf(view, null));
  const slipped = await askPatiently<SlipView>(session, 'slip', { ...options, days: slip });
  print(json, { ...view, slip: slipped }, () => wordsOf(view, slipped));
}

type Row = readonly (string | number | null)[];

/** So many links are printed; the others are in the JSON. */
const FIRST = 40;

function wordsOf(view: DependenciesView, slip: SlipView | null): string {
  const nameOf = new Map(view.teams.map(({ id, name }) => [id, name]));
  const teamOf = new Map(view.items.map(({ id, team }) => [id, nameOf.get(team) ?? team]));
  const cells = view.matrix
    .toSorted((a, b) => b.late - a.late || b.atRisk - a.atRisk || b.open - a.open)
    .map(
      ({ from, to, open, late, atRisk, least }): Row => [
        nameOf.get(from) ?? from,
        nameOf.get(to) ?? to,
        open,
        late,
        atRisk,
        least,
      ],
    );
  const links = view.links
    .slice(0, FIRST)
    .map(({ from, to, ends, lag, status, p50, p85, needed, slack, words }): Row => {
      const tie = lag === 0 ? ends : `${ends}${lag > 0 ? '+' : ''}${lag}`;
      const who = `${teamOf.get(from)} → ${teamOf.get(to)}`;
      return [`${from} → ${to}`, who, tie, p50, p85, needed, slack?.p50 ?? null, status, words].map(plain);
    });
  const more = view.links.length - FIRST;
  return [
    harmless(view.words),
    ...view.rings.map(({ words }) => harmless(`Ring: ${words}.`)),
    ...(slip === null ? [] : [...nearWords(view), harmless(slip.words)]),
    ...(cells.length === 0
      ? []
      : [
          '',
          table([
            ['Gives', 'Waits', 'Links', 'Late', 'May be late', 'Least slack'],
            ...cells.map((row) => row.map(plain)),
          ]),
        ]),
    ...(links.length === 0
      ? []
      : ['', table([['Link', 'Teams', 'Tie', 'P50', 'P85', 'Planned', 'Slack', 'Stands', 'Besides'], ...links])]),
    ...(more > 0 ? [`… and ${more} more: see them all with --json`] : []),
  ].join('\n');
}

function plain(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? harmless(cell) : cell;
}

function nearWords({ around }: DependenciesView): readonly string[] {
  if (around === null) return [];
  const named = (what: string, list: readonly { item: string; depth: number }[]) =>
    `${what}: ${list.length === 0 ? 'nothing' : list.map(({ item, depth }) => `${item} (${depth})`).join(', ')}`;
  return [named('It waits for', around.up), named('What waits for it', around.down)].map(harmless);
}
