import { type TranslatedLine, translateFile } from '@fulcrum/workbench';
import { Command } from 'commander';
import { harmless, progressLine, table } from '../output.ts';

interface Options {
  readonly in: string;
  readonly endpoint?: string;
  readonly set?: readonly string[];
  readonly with?: readonly string[];
  readonly json?: boolean;
}

const collected = (value: string, before: readonly string[] = []) => [...before, value];

const AFTER = `
Without --endpoint, the endpoints of the tool are listed. Lines that cannot be read are told on stderr; the rest goes on.

  fulcrum translate jira --in issues.jsonl --endpoint search --json > facts.jsonl`;

/** `fulcrum translate TOOL`: what recorded answers of a tool say, as facts. */
export function translateCommand(): Command {
  return new Command('translate')
    .description(
      'Show what recorded answers of a tool say, as facts: one object or whole answer of its API a line, plain or gzip. Nothing is stored, and no tool is asked.',
    )
    .argument('<tool>', 'the tool that they come from, e.g. jira')
    .requiredOption('--in <file>', 'the file with the answers, as JSON Lines')
    .option('--endpoint <name>', 'which endpoint gave them')
    .option('--with <endpoint=file>', 'answers of another endpoint that these need, such as the fields', collected)
    .option('--set <name=value>', 'a setting of a connection that matters here', collected)
    .option('--json', 'print one fact a line, as JSON')
    .addHelpText('after', AFTER)
    .action(translate);
}

async function translate(tool: string, options: Options): Promise<void> {
  const progress = progressLine();
  const tally: Tally = { lines: 0, unreadable: 0, facts: new Map(), subjects: new Set() };
  const { in: path, endpoint = '', set: settings = [], with: beside = [] } = options;
  const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes: number }) =>
    progress.show(
      `${Math.round((bytes / Math.max(1, totalBytes)) * 100)} %  ${tally.lines.toLocaleString('en')} lines`,
    );
  try {
    for await (const line of translateFile({ tool, path, endpoint, settings, beside, onProgress })) {
      const facts = factsOf(line);
      count(tally, line, facts);
      if (line.diagnostics.length > 0) progress.end();
      await tell(line, options.json ? facts : []);
    }
  } finally {
    progress.end();
  }
  if (!options.json) process.stdout.write(`${words(tally)}\n`);
  // The rest was read, but a script must learn that there is nothing in it that could be.
  if (tally.lines > 0 && tally.unreadable === tally.lines) process.exitCode = 1;
}

async function tell({ line, diagnostics }: TranslatedLine, facts: readonly object[]): Promise<void> {
  for (const each of diagnostics) process.stderr.write(`${diagnosticLine(line, each)}\n`);
  if (facts.length > 0) await write(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
}

interface Tally {
  lines: number;
  unreadable: number;
  /** How many facts of each `kind.attribute`. */
  readonly facts: Map<string, number>;
  readonly subjects: Set<string>;
}

function count(tally: Tally, line: TranslatedLine, facts: ReturnType<typeof factsOf>): void {
  tally.lines += 1;
  if (line.isUnreadable) tally.unreadable += 1;
  for (const { subject, attribute } of facts) {
    const name = `${subject.slice(0, subject.indexOf(':'))}.${attribute}`;
    tally.facts.set(name, (tally.facts.get(name) ?? 0) + 1);
    tally.subjects.add(subject);
  }
}

/** The facts of a line; what is only observed counts from `since`, as it does when nothing was known before. */
function factsOf({ facts, observed = [] }: TranslatedLine) {
  const seen = observed.map(({ since, version: _, ...said }) => ({ ...said, op: 'set' as const, at: since }));
  return [...facts, ...seen].map(({ at, ...fact }) => ({ ...fact, at: new Date(at).toISOString() }));
}

function diagnosticLine(line: number, { severity, where, what, mend }: TranslatedLine['diagnostics'][number]): string {
  const place = where === `line ${line}` ? '' : `${where}: `;
  return harmless(`line ${line}: ${severity}: ${place}${what}; ${mend}`);
}

function words(tally: Tally): string {
  const facts = [...tally.facts.values()].reduce((sum, each) => sum + each, 0);
  const lines = `${tally.lines.toLocaleString('en')} ${tally.lines === 1 ? 'line says' : 'lines say'}`;
  const head = `${lines} ${facts.toLocaleString('en')} facts about ${tally.subjects.size.toLocaleString('en')} things.`;
  const refused = tally.unreadable > 0 ? [`${tally.unreadable.toLocaleString('en')} could not be read.`] : [];
  const rows = [...tally.facts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [head, ...refused, ...(rows.length > 0 ? ['', table([['attribute', 'facts'], ...rows])] : [])].join('\n');
}

/** Waits when the reader of a pipe is slower than we are, so that memory stays flat. */
async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
