import type { FactLog, ProgramGraph } from '@fulcrum/core/program';
import { parseSubject, type ScopeRequest } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import { numberOf } from '../scenarios/scenario-state.ts';

/** The states of a request in which it can still be changed and decided. */
const OPEN: readonly ScopeRequest['state'][] = ['draft', 'asked'];

/** Whether a request waits for a decision, or is being written. */
export function isUndecided({ state }: Pick<ScopeRequest, 'state'>): boolean {
  return OPEN.includes(state);
}

/** The requests of a program, the newest first. */
export function requestsOf(graph: ProgramGraph, program: string): readonly ScopeRequest[] {
  const own = [...graph.requests.values()].filter((request) => request.program === program);
  return own.sort((one, other) => numberOf(other.id) - numberOf(one.id));
}

/** A request by id or title. Throws NotFound with the nearest, and BadInput when several have the title. */
export function findRequest(graph: ProgramGraph, wanted: string): ScopeRequest {
  const all = [...graph.requests.values()];
  const lower = wanted.trim().toLowerCase();
  const byId = all.find(({ id }) => id.toLowerCase() === lower);
  const titled = all.filter(({ title }) => title?.toLowerCase() === lower);
  if (byId === undefined && titled.length > 1)
    throw new BadInput(`several requests are called so: name one of ${titled.map(({ id }) => id).join(', ')}`);
  const found = byId ?? titled[0];
  if (found !== undefined) return found;
  throw notFound(
    'request',
    wanted,
    all.flatMap(({ id, title }) => [id, title ?? id]),
  );
}

/** The id of a new request: one above all that were ever asked, also on days that the clock has left. */
export function nextRequestId(log: FactLog): string {
  const ids = log.subjects.list
    .filter((subject) => subject.startsWith('request:'))
    .map((each) => parseSubject(each).id);
  return `R${1 + Math.max(0, ...ids.map(numberOf))}`;
}
