import type { Tone } from '../ui/status.tsx';
import type { LinkRow } from './dependencies-query.ts';

type Stands = { readonly tone: Tone; readonly word: string };

const STANDS: Readonly<Record<LinkRow['status'], Stands>> = {
  ring: { tone: 'late', word: 'ring' },
  late: { tone: 'late', word: 'late' },
  'at-risk': { tone: 'risk', word: 'may be late' },
  dangling: { tone: 'none', word: 'leads nowhere' },
  'on-time': { tone: 'ok', word: 'on time' },
  undated: { tone: 'none', word: 'no day' },
  apart: { tone: 'none', word: 'no order' },
  done: { tone: 'ok', word: 'done' },
};

/** How a link stands: the tone and the word of it. */
export const standsOf = ({ status }: Pick<LinkRow, 'status'>): Stands => STANDS[status];

/** The ways in which links stand, with how many do; only those that there are. */
export function standsIn(links: readonly LinkRow[]): readonly (readonly [status: LinkRow['status'], count: number])[] {
  const counts = new Map<LinkRow['status'], number>();
  for (const { status } of links) counts.set(status, (counts.get(status) ?? 0) + 1);
  return (Object.keys(STANDS) as LinkRow['status'][]).flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [[status, count] as const];
  });
}

/** "FS", "SS +3 d". */
export function tieWords({ ends, lag, form }: Pick<LinkRow, 'ends' | 'lag' | 'form'>): string {
  if (form !== 'blocks') return form;
  return lag === 0 ? ends : `${ends}\u00a0${lag > 0 ? '+' : '−'}${Math.abs(lag)}\u00a0d`;
}

/** Working days of slack with their sign. */
export function slackWords(days: number): string {
  return `${days < 0 ? '−' : ''}${Math.abs(days)}\u00a0d`;
}
