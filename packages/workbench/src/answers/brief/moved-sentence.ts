import type { ExplainView, Words } from '../../views/index.ts';
import { forecastEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, moveWords, piece, reasonWords } from '../phrases.ts';
import type { BriefSource } from './brief-source.ts';

type Part = ExplainView['parts'][number];

// More causes than these are no longer heard; the rest is told as one sum, so that the days add up.
const MOST_PARTS = 3;

/** What moved since the earlier day, and why: parts that add up. */
export function movedSentence({ explained, forecast, program }: BriefSource): Words {
  const { from, to, move, parts } = explained;
  const since = dayWords(from.asOf, to.asOf);
  if (forecast.status !== 'ok') return [piece.text(`Without a date there is nothing to compare with ${since}.`)];
  if (move === null) return [piece.text(`This is its first date: on ${since} ${lackWords(from.reason)}.`)];
  const place = { program, asOf: from.asOf, milestone: forecast.milestone };
  const said = piece.figure(
    move.p85 === 0 ? 'where it was' : moveWords(move.p85),
    forecastEvidence(`What was said on ${since}`, place),
  );
  const than = move.p85 === 0 ? ` on ${since}` : ` than on ${since}`;
  if (forecast.finished !== null) {
    return [piece.text('Its end is '), said, piece.text(`${than}, when we were 85\u00a0% sure of the date.`)];
  }
  return [
    piece.text('The date that we are 85\u00a0% sure of is '),
    said,
    piece.text(than),
    ...whyWords(parts),
    piece.text('.'),
  ];
}

function lackWords(reason: string | null): string {
  return reason === null ? 'there was none' : `there was none, since ${reasonWords(reason)}`;
}

function whyWords(parts: readonly Part[]): Words {
  const told = toldParts(parts);
  return told.length === 0 ? [] : [piece.text(': '), ...told];
}

function toldParts(parts: readonly Part[]): Words {
  const moved = parts
    .flatMap((part) => (part.move === null || part.move.p85 === 0 ? [] : [{ part, days: part.move.p85 }]))
    .sort((one, other) => Math.abs(other.days) - Math.abs(one.days));
  const shown = moved.length > MOST_PARTS + 1 ? moved.slice(0, MOST_PARTS) : moved;
  const rest = moved.slice(shown.length).reduce((sum, { days }) => sum + days, 0);
  const said = shown.map(({ part, days }) => [
    piece.figure(signed(days), part.evidence),
    piece.text(` ${causeWords(part)}`),
  ]);
  if (moved.length > shown.length) said.push([piece.text(`${signed(rest)} all else`)]);
  return listed(said);
}

/** Parts of a sentence with commas, and an "and" before the last. */
export function listed(parts: readonly Words[]): Words {
  return parts.flatMap((part, index) => {
    if (index === 0) return part;
    return [piece.text(index === parts.length - 1 ? ' and ' : ', '), ...part];
  });
}

/** "+7 days". */
export function signed(days: number): string {
  const sign = days > 0 ? '+' : days < 0 ? '−' : '';
  return `${sign}${countWords(Math.abs(days), 'day')}`;
}

const CAUSES: Readonly<Record<Part['inputs'][number], string>> = {
  target: 'another target',
  scope: 'from its scope',
  progress: 'from progress and pace',
  estimates: 'from new estimates',
  dependencies: 'from what waits for what',
  capacity: 'from people and leave',
  risks: 'from risks and outside answers',
};

function causeWords({ inputs, team, label, words }: Part): string {
  const detail = words === '' ? '' : ` (${words})`;
  if (team !== null) return team.id === 'none' ? 'from work without a team' : `from the pace of ${team.name}`;
  const [input] = inputs;
  if (input === undefined || inputs.length > 1) return `from ${label}${detail}`;
  return label.startsWith('how ') ? `from ${label}` : `${CAUSES[input]}${detail}`;
}
