import type { Day } from '@fulcrum/core/calendar';
import type { EvidenceRef, ExplainView, Measure, Words } from '../../views/index.ts';
import { countWords, dayWords, moveWords, oddsWords, piece, reasonWords } from '../phrases.ts';

type End = ExplainView['from'];
type Part = ExplainView['parts'][number];

/** What a headline is composed from. */
export interface Told {
  readonly program: string;
  readonly milestone: { readonly id: string; readonly name: string };
  readonly scenario: { readonly id: string; readonly name: string } | null;
  readonly from: End;
  readonly to: End;
  readonly move: ExplainView['move'];
  /** Null while the causes are not known yet. */
  readonly parts: readonly Part[] | null;
}

export const MEASURES: readonly Measure[] = ['p85', 'p50', 'odds'];

/** Parts beyond these are told as one sum, so that the sentence can be heard. */
const MOST_PARTS = 4;

/** The move in one plain sentence: "7.0.0’s 85 % date moved 12 days later between 8 Sep and 15 Sep: +7 scope, +5 iOS pace." */
export function whyWords(told: Told, measure: Measure): Words {
  const { move, milestone, from, to } = told;
  if (move === null) return noAnswerWords(told);
  if (measure === 'odds' && (move.odds === null || from.oddsOfTarget === null || to.oddsOfTarget === null))
    return [
      piece.text(
        `${milestone.name} has no target on both days, so there are no odds to compare: set one, or choose dates.`,
      ),
    ];
  const causes = told.parts === null ? [] : causeWords(told, measure);
  const opening = measure === 'odds' ? oddsOpening(told) : dateOpening(told, measure);
  return [...opening, ...(causes.length === 0 ? [] : [piece.text(': '), ...causes]), piece.text('.')];
}

function noAnswerWords({ milestone, from, to }: Told): Words {
  const without = from.reason === null ? to : from;
  const reason = reasonWords(without.reason ?? 'there is no date');
  const since = dayWords(from.asOf, to.asOf);
  const where = without === from ? `On ${since}` : `On ${dayWords(to.asOf, '')}`;
  return [piece.text(`What moved ${milestone.name} cannot be told. ${where} it had no date: ${reason}`)];
}

function dateOpening({ milestone, move, from, to, scenario }: Told, measure: 'p50' | 'p85'): Words {
  const days = move?.[measure] ?? 0;
  const what = measure === 'p85' ? '85\u00a0% date' : 'even-odds date';
  const how = days === 0 ? 'did not move' : `moved ${moveWords(days)}`;
  const to_ = to[measure];
  const now = days === 0 || to_ === null ? '' : `, to ${dayWords(to_, to.asOf)}`;
  return [
    piece.text(`${whose(milestone.name)} ${what} `),
    { text: how, strong: true },
    piece.text(` ${whenWords(from.asOf, to.asOf, scenario)}${now}`),
  ];
}

function oddsOpening({ milestone, from, to, scenario }: Told): Words {
  const [before, after] = [from.oddsOfTarget ?? 0, to.oddsOfTarget ?? 0];
  const [was, is] = [oddsWords(before), oddsWords(after)];
  const how = was === is ? `stayed at ${is}` : `${after > before ? 'rose' : 'fell'} from ${was} to ${is}`;
  const target = to.target === null ? 'target' : `${dayWords(to.target, to.asOf)} target`;
  return [
    piece.text(`The odds of ${whose(milestone.name)} ${target} `),
    { text: how, strong: true },
    piece.text(` ${whenWords(from.asOf, to.asOf, scenario)}`),
  ];
}

const whose = (name: string) => `${name}${name.endsWith('s') ? '’' : '’s'}`;

/** "between 8 Sep and 15 Sep"; on one day it is what a scenario does. */
function whenWords(from: Day, to: Day, scenario: Told['scenario']): string {
  const inIt = scenario === null ? '' : ` in “${scenario.name}”`;
  if (from === to) return `on ${dayWords(to, '')}${inIt}`;
  // Both days are whole: the pages write them as the reader's own language does.
  const near = from.slice(0, 4) === to.slice(0, 4) ? to : '';
  return `between ${dayWords(from, near)} and ${dayWords(to, near)}${inIt}`;
}

/** How much a part counts by a measure, in days or in points. */
function countOf({ move, points }: Pick<Part, 'move' | 'points'>, measure: Measure): number {
  return measure === 'odds' ? (points ?? 0) : (move?.[measure] ?? 0);
}

/** The parts that count, the largest first. */
function bySize(parts: readonly Part[], measure: Measure): readonly Part[] {
  return parts
    .filter((part) => countOf(part, measure) !== 0)
    .toSorted((one, other) => Math.abs(countOf(other, measure)) - Math.abs(countOf(one, measure)));
}

/** The causes of a move, the largest first; beyond so many they are told as one sum. */
export function causeWords(told: Told, measure: Measure, most = MOST_PARTS): Words {
  const moved = bySize(told.parts ?? [], measure);
  const shown = moved.length > most + 1 ? moved.slice(0, most) : moved;
  const rest = moved.slice(shown.length).reduce((sum, part) => sum + countOf(part, measure), 0);
  const said = shown.map(
    (part): Words => [
      piece.figure(`${signed(countOf(part, measure))}\u00a0${partName(part)}`, partEvidence(told, part)),
      ...(part.scope === null || part.words === '' ? [] : [piece.text(` (${part.words})`)]),
    ],
  );
  if (moved.length > shown.length) said.push([piece.text(`${signed(rest)}\u00a0all else`)]);
  return said.flatMap((words, index) => (index === 0 ? words : [piece.text(', '), ...words]));
}

/** What a part is called: a change of a scenario by what it says. */
function partName({ change, label, words }: Part): string {
  return change === null || words === '' ? label : words;
}

/** "+7", "−1", "±0". */
function signed(count: number): string {
  if (count === 0) return '±0';
  return count < 0 ? `−${-count}` : `+${count}`;
}

/** The facts of a part, as evidence. */
function partEvidence({ program, milestone, scenario, from, to }: Omit<Told, 'parts'>, part: Part): EvidenceRef {
  const place = { program, milestone: milestone.id, from: from.asOf, to: to.asOf, part: part.key };
  const params = scenario === null ? place : { ...place, scenario: scenario.id };
  return { kind: 'part', label: `What ${partName(part)} did`, params };
}

/** The same as text for an update: the sentence, then a line for each part, and their sum. */
export function updateText(told: Told, measure: Measure): string {
  const plain = whyWords(told, measure)
    .map(({ text }) => text)
    .join('');
  if (told.move === null || told.parts === null) return plain;
  const unit = (count: number) =>
    measure === 'odds' ? countWords(Math.abs(count), 'point') : countWords(Math.abs(count), 'day');
  const sign = (count: number) => signed(count).slice(0, 1);
  const lines = bySize(told.parts, measure).map((part) => {
    const count = countOf(part, measure);
    const detail = part.change === null && part.words !== '' ? ` (${part.words})` : '';
    return `  ${sign(count)}${unit(count)}: ${partName(part)}${detail}`;
  });
  if (lines.length === 0) return plain;
  const sum = bySize(told.parts, measure).reduce((total, part) => total + countOf(part, measure), 0);
  return [plain, ...lines, `  = ${sign(sum)}${unit(sum)}`].join('\n').replaceAll('\u00a0', ' ');
}
