import type { Day } from '@fulcrum/core/calendar';
import { type ModelChange, type WhatIf, whatIf } from '@fulcrum/core/forecast';
import type { WhatIfView } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { lostDateWords, shortReason } from '../lost-dates.ts';
import { countWords, moveWords } from '../phrases.ts';
import { planOf } from './plan-of.ts';

/** What changes would do to a program, as everybody sees it on a day; nothing is written. */
export function whatIfPage(
  workbench: Workbench,
  of: { readonly program: string; readonly asOf: Day; readonly changes: readonly ModelChange[] },
): Omit<WhatIfView, 'scenario'> {
  const { input, model } = planOf(workbench, of.program, of.asOf);
  const answer = whatIf(model, of.changes);
  return {
    status: 'ok',
    ...outcomeView(answer),
    program: { id: input.program, name: input.name },
    asOf: input.asOf,
    seed: answer.seed,
    replications: answer.replications,
    diagnostics: [...answer.diagnostics],
  };
}

/** What changes do to each milestone and to the cost, and in words. */
export function outcomeView(answer: WhatIf): Pick<WhatIfView, 'words' | 'milestones' | 'cost'> {
  const milestones = answer.milestones.map(milestoneView);
  return { words: wordsOf(milestones), milestones, cost: answer.cost };
}

type Row = WhatIfView['milestones'][number];

function milestoneView(difference: WhatIf['milestones'][number]): Row {
  const { milestone: id, name, before, after, days, odds, laterShare, earlierShare } = difference;
  const row = { id, name, before: endView(before), after: endView(after), days, odds, laterShare, earlierShare };
  return { ...row, words: rowWords(row) };
}

function endView(end: WhatIf['milestones'][number]['before']): Row['before'] {
  if (end.status !== 'ok') return { p50: null, p85: null, oddsOfTarget: null, reason: end.reason };
  const { quantiles, oddsOfTarget } = end;
  return { p50: quantiles.p50, p85: quantiles.p85, oddsOfTarget, reason: null };
}

function rowWords({ name, days, before, after }: Omit<Row, 'words'>): string {
  if (days !== null) return `${name}: its 85\u00a0% date is ${moveWords(Math.round(days.p85))}.`;
  if (after.p85 !== null) return `${name} has a date now.`;
  return `${name} has no date${before.p85 === null ? '' : ' any more'}: ${shortReason(after.reason)}.`;
}

function wordsOf(rows: readonly Row[]): string {
  const lost = lostDateWords(rows);
  const first = lost === '' ? [] : [lost];
  const moved = rows.filter(({ days }) => days !== null && Math.round(days.p85) !== 0);
  if (moved.length === 0)
    return [...first, `It moves no ${lost === '' ? '' : 'other '}85\u00a0% date by a day or more.`].join(' ');
  return [...first, `It moves ${countWords(moved.length, 'date')}.`, ...moved.map(({ words }) => words)].join(' ');
}
