import type { Day } from '@fulcrum/core/calendar';
import { isClosed, type ProgramGraph } from '@fulcrum/core/program';
import type { ScopeRequest } from '@fulcrum/core/vocabulary';
import { isUndecided, requestsOf } from '../../requests/request-state.ts';
import { takenItem, workOf } from '../../requests/wanted.ts';
import type { RequestsView, RequestView, TakeableView } from '../../views/index.ts';
import { graphAsOf } from '../../workspace/clock.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { teamName } from '../bar-view.ts';
import { countWords } from '../phrases.ts';

/** The requests of a program as of a day, the newest first. */
export function requestsPage(
  workbench: Workbench,
  of: { readonly program: string; readonly asOf: Day; readonly state: RequestView['state'] | undefined },
): RequestsView {
  const graph = graphAsOf(workbench, of.asOf);
  const all = requestsOf(graph, of.program);
  const count = (state: RequestView['state']) => all.filter((request) => request.state === state).length;
  const counts = {
    draft: count('draft'),
    asked: count('asked'),
    approved: count('approved'),
    declined: count('declined'),
    withdrawn: count('withdrawn'),
  };
  const shown = all.filter(({ state }) => of.state === undefined || state === of.state);
  const words =
    all.length === 0
      ? 'Nobody has asked for a change yet.'
      : `${countWords(all.length, 'request')}: ${counts.asked} ${counts.asked === 1 ? 'waits' : 'wait'} for a decision, ${counts.approved} approved, ${counts.declined} declined.`;
  const name = graph.programs.get(of.program)?.name ?? of.program;
  return {
    words,
    asOf: of.asOf,
    program: { id: of.program, name },
    counts,
    requests: shown.map((request) => requestView(graph, request)),
  };
}

/** A request as everybody sees it. */
export function requestView(graph: ProgramGraph, request: ScopeRequest): RequestView {
  const { id, title, program, milestone, asker, reason, state, asked } = request;
  const items = request.items.map((item) => {
    const known = graph.items.get(item);
    return { id: item, title: known?.title ?? item, teamName: teamName(graph, known?.team ?? null) };
  });
  const work = workOf(request).map((line) => ({ ...line, teamName: teamName(graph, line.team || null) }));
  const view = {
    id,
    title: title ?? id,
    program: program ?? '',
    milestone: milestone === null ? null : { id: milestone, name: graph.milestones.get(milestone)?.name ?? milestone },
    asker,
    reason,
    items,
    work,
    state: state ?? 'draft',
    asked,
  };
  return { ...view, decision: decisionView(request), words: askedWords(view) };
}

function decisionView(request: ScopeRequest): RequestView['decision'] {
  if (isUndecided(request) || request.state === 'withdrawn' || request.state === null) return null;
  const { decidedBy: by, decidedOn: day, why, option, scenario, price, cost } = request;
  const before = { p50: request.p50Before, p85: request.p85Before, odds: request.oddsBefore };
  const after = { p50: request.p50After, p85: request.p85After, odds: request.oddsAfter };
  return { by, day, why, option, scenario, price, before, after, cost };
}

/** "3 new items for iOS of 16 hours each; TIMOB-3 taken in". */
function askedWords({ items, work }: Pick<RequestView, 'items' | 'work'>): string {
  const ids = items.length <= 3 ? items.map(({ id }) => id).join(', ') : countWords(items.length, 'item');
  return [...work.map(workWords), ...(items.length === 0 ? [] : [`${ids} taken in`])].join('; ') || 'nothing yet';
}

function workWords({ count, team, teamName: name, hours, points, skill }: RequestView['work'][number]): string {
  const sizes = [hours === null ? '' : countWords(hours, 'hour'), points === null ? '' : countWords(points, 'point')];
  const size = sizes.filter(Boolean).join(' and ');
  return [
    countWords(count, 'new item'),
    team === '' ? '' : ` for ${name}`,
    size === '' ? '' : ` of ${size}${count === 1 ? '' : ' each'}`,
    skill === null ? '' : `, with ${skill}`,
  ].join('');
}

const MOST_FOUND = 20;

/** Open items of a program that a milestone could take in, by words in their id or title. */
export function takeableItems(
  workbench: Workbench,
  of: { readonly program: string; readonly asOf: Day; readonly milestone: string; readonly q: string },
): TakeableView {
  const graph = graphAsOf(workbench, of.asOf);
  const wanted = of.q
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const found = [];
  for (const item of graph.items.values()) {
    if (item.program !== of.program || isClosed(item) || item.milestones.includes(of.milestone)) continue;
    const text = `${item.id} ${item.title ?? ''}`.toLowerCase();
    if (!wanted.every((word) => text.includes(word))) continue;
    const where = item.milestones.map((id) => graph.milestones.get(id)?.name ?? id).join(', ') || 'no milestone';
    const taken = takenItem(graph, item, of.milestone);
    found.push({ ...taken, milestones: [...taken.milestones], teamName: teamName(graph, item.team), where });
    if (found.length >= MOST_FOUND) break;
  }
  return { asOf: of.asOf, items: found };
}
