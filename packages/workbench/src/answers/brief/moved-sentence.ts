import { daysBetween } from '@fulcrum/core/calendar';
import type { EvidenceRef, ExplainView, Words } from '../../views/index.ts';
import { forecastEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, moveWords, piece } from '../phrases.ts';
import { type BriefScenario, type BriefSource, ownEvidence } from './brief-source.ts';
import { lackWords } from './lack-words.ts';

type Part = ExplainView['parts'][number];

// More causes than these are no longer heard; the rest is told as one sum, so that the days add up.
const MOST_PARTS = 3;

/** What moved since the earlier day, and why: parts that add up. */
export function movedSentence(source: BriefSource): Words {
  const { explained, forecast, before, program, scenario } = source;
  const { asOf, milestone } = forecast;
  const since = dayWords(before.asOf, asOf);
  if (forecast.status !== 'ok') return [piece.text(`Without a date there is nothing to compare with ${since}.`)];
  if (scenario !== null && forecast.finished === null) return scenarioWords(source, scenario);
  if (before.status !== 'ok')
    return [piece.text(`This is its first date: on ${since} there was none, since ${lackWords(before.reason)}.`)];
  const evidence = forecastEvidence(`What was said on ${since}`, { program, asOf: before.asOf, milestone });
  // The parts add up to the move that they explain.
  const days = explained?.move?.p85 ?? daysBetween(before.quantiles.p85, forecast.quantiles.p85);
  if (forecast.finished !== null) {
    const said = piece.figure(dayWords(before.quantiles.p85, asOf), evidence);
    const came = days === 0 ? 'on that day' : moveWords(days);
    return [piece.text(`On ${since} we were 85\u00a0% sure of `), said, piece.text(`; it came ${came}.`)];
  }
  const moved = piece.figure(days === 0 ? 'where it was' : moveWords(days), evidence);
  const than = piece.text(days === 0 ? ` on ${since}` : ` than on ${since}`);
  return [piece.text('The date that we are 85\u00a0% sure of is '), moved, than, ...whyWords(source, explained)];
}

function whyWords(source: BriefSource, explained: BriefSource['explained']): Words {
  if (explained === null) return [piece.text('.')];
  const told = toldParts(explained.parts, source);
  return told.length === 0 ? [piece.text('.')] : [piece.text(': '), ...told, piece.text('.')];
}

function toldParts(parts: readonly Part[], source: BriefSource): Words {
  const moved = parts
    .flatMap((part) => (part.move === null || part.move.p85 === 0 ? [] : [{ part, days: part.move.p85 }]))
    .sort((one, other) => Math.abs(other.days) - Math.abs(one.days));
  const shown = moved.length > MOST_PARTS + 1 ? moved.slice(0, MOST_PARTS) : moved;
  const rest = moved.slice(shown.length).reduce((sum, { days }) => sum + days, 0);
  const said = shown.map(({ part, days }) => [
    piece.figure(signed(days), evidenceOf(part, source)),
    piece.text(` ${causeWords(part)}`),
  ]);
  if (rest !== 0) said.push([piece.text(`${signed(rest)} all else`)]);
  return listed(said);
}

/** The items that changed; where none did, the forecast as it is now. */
function evidenceOf({ evidence, label }: Part, source: BriefSource): EvidenceRef {
  return (evidence.count ?? 0) > 0 ? evidence : ownEvidence(source, `Moved by ${label}`);
}

/** A scenario is held against what everybody sees on the same day, with the same random numbers. */
function scenarioWords({ forecast, program }: BriefSource, { name, changes, without }: BriefScenario): Words {
  const { asOf, milestone } = without;
  if (forecast.status !== 'ok' || without.status !== 'ok')
    return [piece.text(`Without “${name}” there is no date to compare with.`)];
  const days = daysBetween(without.quantiles.p85, forecast.quantiles.p85);
  const evidence = forecastEvidence(`Without “${name}”`, { program, asOf, milestone });
  const moved = piece.figure(days === 0 ? 'where it is' : moveWords(days), evidence);
  const shown = changes.slice(0, MOST_PARTS).join('; ');
  const more = changes.length > MOST_PARTS ? `; and ${countWords(changes.length - MOST_PARTS, 'change')} more` : '';
  return [
    piece.text(`In “${name}” the date that we are 85\u00a0% sure of is `),
    moved,
    piece.text(` ${days === 0 ? 'without' : 'than without'} it${shown === '' ? '' : `: ${shown}${more}`}.`),
  ];
}

/** Parts of a sentence with commas, and an "and" before the last. */
function listed(parts: readonly Words[]): Words {
  return parts.flatMap((part, index) => {
    if (index === 0) return part;
    return [piece.text(index === parts.length - 1 ? ' and ' : ', '), ...part];
  });
}

/** "+7 days". */
function signed(days: number): string {
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
