import type { Day } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type { TimelineItem, TimelineMilestone, TimelineView, Words } from '../../views/index.ts';
import { forecastEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, oddsWords, piece, reasonWords } from '../phrases.ts';

type Milestone = Omit<TimelineMilestone, 'headline' | 'ghosts'>;
type Rows = { readonly milestones: readonly Milestone[]; readonly items: readonly TimelineItem[] };

/** The milestone that a page tells of first: the next that is promised, else the release that most work waits for. */
export function foremostOf<M extends Milestone>(
  { milestones, items }: { readonly milestones: readonly M[]; readonly items: readonly TimelineItem[] },
  asOf: Day,
): M | null {
  const planned = milestones.filter(({ planned, reason }) => planned !== null && reason === null);
  const promised = planned
    .filter(({ target }) => target !== null && target >= asOf)
    .toSorted((a, b) => ((a.target ?? '') < (b.target ?? '') ? -1 : 1));
  const sizeOf = ({ id }: M) => items.filter((item) => item.milestones.includes(id)).length;
  const isEpic = ({ form }: M) => Number(form === 'epic');
  const bySize = planned.toSorted((a, b) => isEpic(a) - isEpic(b) || sizeOf(b) - sizeOf(a));
  return promised[0] ?? bySize[0] ?? null;
}

/** Where the foremost milestone lands; why there is nothing to see, where there is not. */
export function headlineOf(
  view: Pick<TimelineView, 'items' | 'milestones' | 'foremost' | 'unplanned' | 'words'>,
): Words {
  const foremost = view.milestones.find(({ id }) => id === view.foremost);
  return foremost === undefined ? [piece.text(view.words)] : foremost.headline;
}

/** "The plan reaches 7.0.0 on 14 Jan; odds 62 %. 85 % by 19 Feb." */
export function milestoneHeadline(
  { id, name, planned, reason, oddsOfPlanned, p85, target, oddsOfTarget }: Milestone,
  place: { readonly program: string; readonly asOf: Day },
): Words {
  const { program, asOf } = place;
  const link = piece.link(name, `/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(id)}`);
  if (reason !== null) return [link, piece.text(` has no date: ${reasonWords(reason)}.`)];
  const evidence = (label: string) => forecastEvidence(label, { ...place, milestone: id });
  const figure = (text: string, label: string) => piece.figure(text, evidence(label));
  const late =
    p85 === null ? [] : [piece.text(' It is there with 85\u00a0% by '), figure(dayWords(p85, asOf), 'The range')];
  const kept =
    target === null || oddsOfTarget === null
      ? []
      : [
          piece.text(`, and makes its target of ${dayWords(target, asOf)} with `),
          figure(oddsWords(oddsOfTarget), 'Odds of the target'),
        ];
  if (planned === null) return [link, piece.text(' is in no schedule.'), ...late, ...kept, piece.text('.')];
  const odds =
    oddsOfPlanned === null
      ? []
      : [piece.text('; the odds of that are '), figure(oddsWords(oddsOfPlanned), 'Odds of the planned day')];
  return [
    piece.text('The plan reaches '),
    link,
    piece.text(` on ${dayWords(planned, asOf)}`),
    ...odds,
    piece.text('.'),
    ...late,
    ...kept,
    ...(late.length > 0 ? [piece.text('.')] : []),
  ];
}

/** The whole in plain sentences. */
export function wordsOf(
  { milestones, items }: Rows,
  of: { readonly asOf: Day; readonly unplanned: string | null; readonly diagnostics: readonly Diagnostic[] },
): string {
  return [...sizeWords({ milestones, items }, of), ...of.diagnostics.map(({ what }) => `Besides, ${what}.`)].join(' ');
}

function sizeWords(
  { milestones, items }: Rows,
  of: { readonly asOf: Day; readonly unplanned: string | null },
): readonly string[] {
  if (items.length === 0) return ['Nothing is planned: no milestone that is worked on has open items.'];
  const count = countWords(items.length, 'open item');
  if (of.unplanned !== null) return [`${count} without a schedule: ${reasonWords(of.unplanned)}.`];
  const ends = items.flatMap(({ planned }) => planned?.end ?? []).toSorted();
  const last = ends.at(-1) ?? of.asOf;
  return [`${count}, planned to end on ${dayWords(last, of.asOf)}.`, ...oddsOf(milestones)];
}

/** How many milestones are as likely as not to end as planned. */
function oddsOf(milestones: readonly Milestone[]): readonly string[] {
  const odds = milestones.flatMap(({ oddsOfPlanned }) => oddsOfPlanned ?? []);
  if (odds.length === 0) return [];
  const likely = odds.filter((each) => each >= 0.5).length;
  const ends = likely === 1 ? 'ends' : 'end';
  return [`${likely} of ${countWords(odds.length, 'milestone')} ${ends} as planned in half of the futures or more.`];
}
