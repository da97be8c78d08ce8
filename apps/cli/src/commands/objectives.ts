import { readFileSync } from 'node:fs';
import { BadInput } from '@fulcrum/workbench';
import type {
  AvenuesView,
  ImportedPeopleView,
  ObjectivesTableView,
  ObjectivesView,
  RecordedView,
} from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print, table } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask, askPatiently } from './ask.ts';
import { pairOf } from './record.ts';

type Options = Readonly<Record<string, string | undefined>> & { readonly json?: boolean };

/** `fulcrum objectives`: what the work is for, and in which order it pays. */
export function objectivesCommand(): Command {
  const command = new Command('objectives')
    .enablePositionalOptions()
    .description('What the work is for: when each objective lands, what waiting costs, and which should go first.')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name, laid over the facts of its program')
    .option('--json', 'print the answer as JSON')
    .action(({ json, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await askPatiently<ObjectivesView>(session, 'objectives', options);
        print(json, view, () => objectivesWords(view));
      }),
    );
  for (const part of [avenuesCommand(), recordCommand(), importCommand(), exportCommand()]) command.addCommand(part);
  return command;
}

function avenuesCommand(): Command {
  return new Command('avenues')
    .description('The ways to reach an objective side by side.')
    .argument('<objective>', 'an objective by id or name')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD (default: the clock of the workspace)')
    .option('--scenario <name>', 'a scenario by id or name')
    .option('--json', 'print the answer as JSON')
    .action((objective: string, { json, ...options }: Options) =>
      withWorkbench('program.read', async (session) => {
        const view = await askPatiently<AvenuesView>(session, 'avenues', { objective, ...options });
        print(json, view, () => avenuesWords(view));
      }),
    );
}

interface RecordOptions {
  readonly set: readonly string[];
  readonly since?: string;
  readonly json?: boolean;
}

function recordCommand(): Command {
  return new Command('record')
    .description('Say something: objectives record objective --set name="Support iOS 11" costOfDelay=40000')
    .argument('<kind>', 'objective, contribution, measure or avenue')
    .argument('[id]', 'the thing, by id or name; a new one is entered when it is missing')
    .requiredOption('--set <name=value...>', 'what is said; "none" to take back')
    .option('--since <day>', 'since when it is true, or the day of a reading')
    .option('--json', 'print the result as JSON')
    .action((kind: string, id: string | undefined, { json, set, since }: RecordOptions) =>
      withWorkbench('program.write', async (session) => {
        const input = {
          kind,
          ...(id === undefined ? {} : { id }),
          ...(since === undefined ? {} : { since }),
          set: Object.fromEntries(set.map(pairOf)),
        };
        const recorded = await ask<RecordedView>(session, 'tell-objective', input);
        print(json, recorded, () => recordedWords(recorded));
      }),
    );
}

function recordedWords({ kind, id, isNew, undo }: RecordedView): string {
  const back = Object.entries(undo).map(([name, value]) => JSON.stringify(`${name}=${value ?? 'none'}`));
  return [
    `${isNew ? 'Entered' : 'Changed'} ${kind} ${harmless(id)}`,
    `To take it back: fulcrum objectives record ${kind} ${JSON.stringify(id)} --set ${harmless(back.join(' '))}`,
  ].join('\n');
}

function importCommand(): Command {
  return new Command('import')
    .description('Take in a table of objectives, or of readings of their measures (CSV).')
    .argument('<file>', 'a CSV file with a header line')
    .option('--readings', 'the file holds readings')
    .option('--json', 'print the result as JSON')
    .action((file: string, { readings, json }: { readings?: boolean; json?: boolean }) =>
      withWorkbench('workspace.import', async (session) => {
        const text = readFileSync(file, 'utf8');
        if (text.includes('\0')) throw new BadInput(`${file} is no text: name a CSV file`);
        const input = { kind: readings ? 'readings' : 'objectives', text };
        const taken = await ask<ImportedPeopleView>(session, 'import-objectives', input);
        print(json, taken, () =>
          [
            taken.words,
            ...taken.diagnostics.map(({ where, what, mend }) => harmless(`${where}: ${what}; ${mend}`)),
          ].join('\n'),
        );
      }),
    );
}

function exportCommand(): Command {
  return new Command('export')
    .description('Objectives, or the readings of their measures, as CSV on the standard output.')
    .option('--readings', 'the readings')
    .option('--as-of <day>', 'as of which day, YYYY-MM-DD')
    .action(({ readings, ...options }: { readings?: boolean; asOf?: string }) =>
      withWorkbench('workspace.export', async (session) => {
        const input = { kind: readings ? 'readings' : 'objectives', ...options };
        process.stdout.write((await ask<ObjectivesTableView>(session, 'export-objectives', input)).csv);
      }),
    );
}

function objectivesWords({ words, objectives }: ObjectivesView): string {
  const rows = objectives.map(({ name, rank, cd3, landing, odds, state }) => [
    harmless(name),
    rank?.byCd3 ?? null,
    rank?.byValue ?? null,
    cd3 === null ? null : Number(cd3.value.toPrecision(3)),
    landing.day ?? landing.p50,
    landing.p85,
    odds === null ? null : `${Math.round(odds * 100)} %`,
    state,
  ]);
  const head = ['objective', 'by CD3', 'by value', 'CD3', 'P50', 'P85', 'odds', 'state'];
  const measures = objectives.flatMap((one) => one.measures.map((each) => `${one.name} · ${each.name}: ${each.words}`));
  return [harmless(words), ...(rows.length === 0 ? [] : ['', table([head, ...rows])]), ...measures.map(harmless)].join(
    '\n',
  );
}

function avenuesWords({ words, avenues, pairs }: AvenuesView): string {
  const rows = avenues.map(({ name, landing, value, delay, cost, net }) => [
    harmless(name),
    landing.day ?? landing.p50,
    landing.p85,
    rounded(value),
    rounded(delay?.mean ?? null),
    rounded(cost),
    rounded(net),
  ]);
  const head = ['avenue', 'P50', 'P85', 'value', 'delay', 'cost', 'left'];
  const said = pairs.slice(1).map((pair) => harmless(pair.words));
  return [harmless(words), ...(rows.length === 0 ? [] : ['', table([head, ...rows])]), ...said].join('\n');
}

const rounded = (amount: number | null) => (amount === null ? null : Math.round(amount));
