import type { Dependency, Ring } from '@fulcrum/core/dependencies';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { DependenciesView, LinkRow, Words } from '../../views/index.ts';
import { itemsEvidence } from '../evidence-ref.ts';
import { countWords, piece } from '../phrases.ts';
import { isOpen } from './link-teams.ts';

/** What there is to know of a link besides its days, in words. */
export function linkWords(graph: ProgramGraph, link: Dependency): string {
  const implied = impliedWords(link);
  const begun = link.hasBegun && link.status !== 'done' ? `${link.to} has begun without it` : '';
  return [standingWords(graph, link), begun, implied].filter(Boolean).join('; ');
}

function standingWords(graph: ProgramGraph, { status, from, to, dangling, expected }: Dependency): string {
  if (status === 'ring') return 'each waits for the other, so neither can start';
  if (status === 'undated') {
    return expected === null
      ? `${from} ${whyUndated(graph, from, 'forecast')}`
      : `${to} ${whyUndated(graph, to, 'planned day')}`;
  }
  if (dangling === null) return '';
  switch (dangling.by) {
    case 'gone':
      return `${dangling.end === 'from' ? from : to} is in no record here`;
    case 'dropped':
      return `${from} was dropped`;
    case 'no-program':
      return `${from} belongs to no program that is known here`;
    case 'unplanned':
      return `nobody plans ${from}: no milestone, no team, not started`;
  }
}

function whyUndated(graph: ProgramGraph, id: string, what: 'forecast' | 'planned day'): string {
  const item = graph.items.get(id);
  const isPlaced = item !== undefined && item.milestones.length > 0;
  return `has no ${what}: ${isPlaced ? 'its milestone has none' : 'it is in no milestone'}`;
}

function impliedWords({ impliedBy, to }: Dependency): string {
  if (impliedBy === null) return '';
  if (impliedBy.length === 2) return 'the same link is there twice';
  return `implied: ${to} waits for it by way of ${impliedBy.slice(1, -1).join(', ')}`;
}

/** "A waits for C, B waits for A, C waits for B: none of them can start." */
export function ringWords({ way }: Ring): string {
  const pairs = way.map((id, index) => `${id} waits for ${way.at(index - 1)}`);
  return `${pairs.join(', ')}: none of them can start before one of these links is removed`;
}

type Shown = Pick<DependenciesView, 'counts' | 'links' | 'rings'>;

/** What a headline names besides the links. */
interface Frame {
  readonly program: string;
  readonly name: string;
  readonly asOf: string;
  /** The name of the team of an item. */
  readonly teamIn: (item: string) => string;
}

/** "41 open links, 17 between teams; 3 hand-offs are late: iOS waits for Android up to 12 days; one ring." */
export function headlineOf({ counts, links, rings }: Shown, frame: Frame): Words {
  const { open, handOffs } = counts;
  if (open === 0) return [piece.text(`No open item of ${frame.name} waits for another.${apartWords(counts)}`)];
  const figure = figures(frame);
  const words: Words = [
    figure(countWords(open, 'open link'), 'Items that wait for others', links.filter(isOpen)),
    piece.text(', '),
    figure(
      betweenWords(open, handOffs),
      'Items that wait for another team',
      links.filter((link) => isOpen(link) && link.isHandOff),
    ),
    ...lateWords({ counts, links }, frame),
    ...(rings.length === 0
      ? []
      : [
          piece.text('; '),
          figure(
            rings.length === 1 ? 'one ring' : `${rings.length} rings`,
            'Items that wait for each other in a ring',
            links.filter(({ status }) => status === 'ring'),
          ),
        ]),
    ...looseWords({ counts, links }, frame),
  ];
  return [...words, piece.text('.')];
}

function betweenWords(open: number, handOffs: number): string {
  if (handOffs === 0) return 'none between teams';
  return handOffs === open ? `${open === 1 ? '' : 'all '}between teams` : `${number(handOffs)} between teams`;
}

/** A figure that opens the items that wait. */
function figures({ program, asOf }: Frame) {
  return (text: string, label: string, links: readonly LinkRow[]): Words[number] => {
    const ids = [...new Set(links.map(({ to }) => to))];
    return piece.figure(text, itemsEvidence(label, { program, asOf, filter: { ids }, count: ids.length }));
  };
}

/** The late hand-offs; without one those that may be late; without those the late links within a team. */
function lateWords({ counts, links }: Pick<Shown, 'counts' | 'links'>, frame: Frame): Words {
  const figure = figures(frame);
  const of = (status: LinkRow['status'], isHandOff: boolean) =>
    links.filter((link) => link.status === status && link.isHandOff === isHandOff);
  const [late, risky, own] = [of('late', true), of('at-risk', true), of('late', false)];
  if (late.length > 0) {
    const text = handOffs(late.length, 'is late', 'are late');
    const label = 'Items that wait for another team beyond their planned start';
    return [piece.text('; '), figure(text, label, late), piece.text(worstWords(late, frame))];
  }
  if (risky.length > 0) {
    const text = handOffs(risky.length, 'may be late', 'may be late');
    const label = 'Items whose giver is late in more than 15 % of the futures';
    return [piece.text('; '), figure(text, label, risky), piece.text(pairWords(risky[0] as LinkRow, frame))];
  }
  if (own.length === 0) return counts.onTime > 0 && counts.handOffs > 0 ? [piece.text('; no hand-off is late')] : [];
  const text = `${own.length} within a team ${own.length === 1 ? 'is' : 'are'} late`;
  return [piece.text('; '), figure(text, 'Items that wait for their own team', own)];
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function handOffs(count: number, one: string, many: string): string {
  return count === 1 ? `one hand-off ${one}` : `${number(count)} hand-offs ${many}`;
}

/** ": iOS waits for Android up to 12 working days". */
function worstWords(late: readonly LinkRow[], frame: Frame): string {
  const slackOf = ({ slack }: LinkRow) => slack?.p50 ?? 0;
  const worst = late.reduce((one, other) => (slackOf(other) < slackOf(one) ? other : one));
  return `${pairWords(worst, frame)} ${late.length === 1 ? '' : 'up to '}${countWords(-slackOf(worst), 'working day')}`;
}

function pairWords({ from, to }: LinkRow, { teamIn }: Frame): string {
  return `: ${teamIn(to)} waits for ${teamIn(from)}`;
}

function looseWords({ counts, links }: Pick<Shown, 'counts' | 'links'>, frame: Frame): Words {
  const loose = links.filter(({ status }) => status === 'dangling');
  const undated = links.filter(({ status }) => status === 'undated');
  const figure = figures(frame);
  return [
    ...(loose.length === 0
      ? []
      : [
          piece.text('; '),
          figure(
            counts.dangling === 1 ? 'one leads nowhere' : `${number(counts.dangling)} lead nowhere`,
            'Items whose links lead nowhere',
            loose,
          ),
        ]),
    ...(undated.length === 0
      ? []
      : [
          piece.text('; '),
          figure(`${number(counts.undated)} of work without a forecast`, 'Items of links without days', undated),
        ]),
  ];
}

function apartWords({ apart }: Shown['counts']): string {
  if (apart === 0) return '';
  const tells = apart === 1 ? 'tells' : 'tell';
  return ` ${countWords(apart, 'link')} ${tells} only that items belong together.`;
}
