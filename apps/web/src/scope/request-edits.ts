import { programPath } from '../api/queries.ts';
import type { Edit } from '../edits/edit.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { bodyOf, type Draft } from './draft.ts';
import type { RequestView, ScopeView } from './scope-query.ts';

const requestPath = (id: string, ...rest: readonly string[]): string =>
  ['/api/requests', encodeURIComponent(id), ...rest].join('/');

type State = RequestView['state'];

/** Says the state of a request that is not decided. */
export function stateEdit(id: string, seen: State, state: State): Edit {
  const of = (to: State, from: State, words: string): Edit => {
    return { method: 'put', path: requestPath(id), body: { set: { state: to }, seen: { state: from } }, words };
  };
  const words = state === 'withdrawn' ? `${id} is withdrawn.` : `${id} waits for a decision.`;
  return { ...of(state, seen, words), undo: of(seen, state, `${id} is as before.`) };
}

/** Asks for a change; taking it back withdraws it. */
export function askEdit(program: string, draft: Draft): Edit {
  return {
    method: 'post',
    path: programPath(program, 'requests'),
    body: { ...bodyOf(draft), state: 'asked' },
    words: (answer) => `${(answer as RequestView).id} is asked: it waits for a decision.`,
    undo: (answer) => stateEdit((answer as RequestView).id, 'asked', 'withdrawn'),
  };
}

/** Says something else of a request. */
export function changeEdit(request: RequestView, before: Draft, draft: Draft): Edit {
  const of = (to: Draft, from: Draft, words: string): Edit => {
    return { method: 'put', path: requestPath(request.id), body: { set: bodyOf(to), seen: bodyOf(from) }, words };
  };
  return { ...of(draft, before, `${request.id} is changed.`), undo: of(before, draft, `${request.id} is as before.`) };
}

export type Choice = { readonly option: string; readonly [field: string]: unknown };

type Decision = { readonly decidedBy: string; readonly why: string };

const reopen = (id: string, words: string): Edit => {
  return { method: 'post', path: requestPath(id, 'reopen'), body: {}, words };
};

/** Approves a request: what is chosen becomes facts, until it is taken back. */
export function approveEdit({ id, state }: RequestView, { decidedBy, why }: Decision, chosen: Choice): Edit {
  return {
    method: 'post',
    path: requestPath(id, 'approve'),
    body: { decidedBy, why: why.trim() || null, chosen, seen: { state } },
    words: `${id} is approved (${chosen.option}): it is in everybody’s plan.`,
    undo: reopen(id, `${id} waits for a decision again.`),
  };
}

/** Declines a request; its price and the reason are kept. */
export function declineEdit({ id, state }: RequestView, { decidedBy, why }: Decision): Edit {
  return {
    method: 'post',
    path: requestPath(id, 'decline'),
    body: { decidedBy, why: why.trim() || null, seen: { state } },
    words: `${id} is declined.`,
    undo: reopen(id, `${id} waits for a decision again.`),
  };
}

/** Takes a decision back. */
export const reopenEdit = ({ id }: RequestView): Edit => reopen(id, `${id} waits for a decision again.`);

/** Says on which day the scope of a milestone was agreed; null takes what the record tells. */
export function baselineEdit({ program, milestone, baseline }: ScopeView, day: Day | null): Edit {
  const path = programPath(program.id, 'things', 'milestone');
  const before = baseline?.said ?? null;
  const name = milestone?.name ?? '';
  const of = (to: Day | null, seen: Day | null): Edit => ({
    method: 'post',
    path,
    body: { id: milestone?.id ?? '', set: { baseline: to }, seen: { baseline: seen } },
    words: to === null ? `The baseline of ${name} is that of the record.` : `Baseline of ${name}: ${formatDay(to)}.`,
  });
  return { ...of(day, before), undo: of(before, day) };
}

/** Makes a what-if of a request with one option. */
export const scenarioPathOf = (id: string): string => requestPath(id, 'scenario');
