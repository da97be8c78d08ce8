import { reasonWords } from './phrases.ts';

/** A milestone before and after a change: its 85 % date, or why it has none. */
interface Ends {
  readonly name: string;
  readonly before: End;
  readonly after: End;
}

interface End {
  readonly p85: string | null;
  readonly reason: string | null;
}

/** "4 milestones have no date any more: Windows has no slots.", by reason, and the same of those that have one now; empty without any. */
export function lostDateWords(rows: readonly Ends[]): string {
  const lost = rows.filter(({ before, after }) => before.p85 !== null && after.p85 === null);
  const won = rows.filter(({ before, after }) => before.p85 === null && after.p85 !== null);
  const reasons = Map.groupBy(lost, ({ after }) => shortReason(after.reason));
  const sentences = [...reasons].map(([reason, own]) => `${haveWords(own)} no date any more: ${reason}.`);
  return [...sentences, ...(won.length === 0 ? [] : [`${haveWords(won)} a date now.`])].join(' ');
}

function haveWords(rows: readonly Ends[]): string {
  return rows.length === 1 ? `${rows[0]?.name} has` : `${rows.length}\u00a0milestones have`;
}

/** Why a milestone has no date, in the fewest words. */
export function shortReason(reason: string | null): string {
  if (reason === null) return 'nobody can say why';
  return reasonWords(reason)
    .replace(/^it cannot end: /i, '')
    .split(': ')[0] as string;
}
