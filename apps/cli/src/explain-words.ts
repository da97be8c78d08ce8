import type { ExplainView } from '@fulcrum/workbench/views';
import { harmless, table } from './output.ts';
import { shownOdds } from './shown-odds.ts';

type Part = ExplainView['parts'][number];
type End = ExplainView['from'];

/** An explanation for a person: the sum in one sentence, the parts as a table, and the facts behind each. */
export function explainWords(explained: ExplainView): string {
  const { words, from, to, move, parts } = explained;
  const rows = parts.map((part) => [
    harmless(part.label),
    days(part.move?.p50),
    days(part.move?.p85),
    points(part.move?.odds),
    harmless(part.words),
    part.factCount,
  ]);
  const sum = ['Together', days(move?.p50), days(move?.p85), points(move?.odds), '', ''];
  const head = ['Part', 'P50, days', 'P85, days', 'Odds, points', 'What', 'Facts'];
  return [
    harmless(words),
    '',
    table([['As of', 'P50', 'P85', 'Target', 'Odds'], endRow(from), endRow(to)]),
    ...(parts.length === 0 ? [] : ['', table([head, ...rows, sum])]),
    ...parts.flatMap(factLines),
    '',
    footWords(explained),
  ].join('\n');
}

function endRow({ asOf, p50, p85, target, oddsOfTarget }: End): readonly (string | null)[] {
  return [asOf, p50, p85, target, oddsOfTarget === null ? null : shownOdds(oddsOfTarget)];
}

function days(count: number | undefined): string | null {
  if (count === undefined) return null;
  return count > 0 ? `+${count}` : String(count).replace('-', '−');
}

/** Percentage points with one digit, so that the parts of small moves do not all round to nothing. */
function points(share: number | null | undefined): string | null {
  if (share === null || share === undefined) return null;
  const rounded = (Math.round(share * 1_000) / 10 || 0).toFixed(1);
  return share > 0 ? `+${rounded}` : rounded.replace('-', '−');
}

function factLines({ label, facts, factCount }: Part): readonly string[] {
  if (facts.length === 0) return [];
  const more = factCount > facts.length ? [`  … and ${(factCount - facts.length).toLocaleString('en')} more`] : [];
  const lines = facts.map((fact) => `  ${fact.at.slice(0, 10)}  ${harmless(`${fact.subject} ${fact.words}`)}`);
  return ['', `${harmless(label)}:`, ...lines, ...more];
}

function footWords({ replications, seed, modelVersion }: ExplainView): string {
  return `${replications.toLocaleString('en')} futures, seed ${seed}, model ${modelVersion}: the same random numbers throughout.`;
}
