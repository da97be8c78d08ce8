import type { Item, ProgramGraph } from '@fulcrum/core/program';
import type { DependenciesView, LinkRow } from '../../views/index.ts';
import { teamName } from '../bar-view.ts';

/** What stands for the team of items that are in no record. */
const NOT_READ = '?';

/** The team of an item as the matrix names it: that of another program is another team. */
export function teamOf(item: Item | undefined, program: string): string {
  if (item === undefined) return NOT_READ;
  return item.program === program ? (item.team ?? '') : `${item.program ?? ''}:${item.team ?? ''}`;
}

/** The name of such a team; of another program, with the name of that. */
export function teamTitle(graph: ProgramGraph, team: string): string {
  if (team === NOT_READ) return 'Not read';
  const at = team.indexOf(':');
  const isForeign = at >= 0 && !graph.teams.has(team);
  if (!isForeign) return teamName(graph, team === '' ? null : team);
  const [program, own] = [team.slice(0, at), team.slice(at + 1)];
  const name = graph.programs.get(program)?.name ?? (program === '' ? 'No program' : program);
  return own === '' ? name : `${teamName(graph, own)} · ${name}`;
}

/** Open blocking links by who gives and who waits, and the teams in the order of how much they have to do with each other. */
export function matrixOf(
  graph: ProgramGraph,
  links: readonly LinkRow[],
  teamIn: (item: string) => string,
): Pick<DependenciesView, 'teams' | 'matrix'> {
  const cells = new Map<string, DependenciesView['matrix'][number]>();
  const weight = new Map<string, number>();
  for (const link of links.filter(isOpen)) {
    const [from, to] = [teamIn(link.from), teamIn(link.to)];
    const key = JSON.stringify([from, to]);
    const cell = cells.get(key) ?? { from, to, open: 0, late: 0, atRisk: 0, least: null };
    cells.set(key, withLink(cell, link));
    for (const team of [from, to]) weight.set(team, (weight.get(team) ?? 0) + (from === to ? 1 : 1_000));
  }
  const isLast = (team: string) => Number(team === NOT_READ);
  const teams = [...weight.keys()]
    .map((id) => ({ id, name: teamTitle(graph, id) }))
    .sort((a, b) => isLast(a.id) - isLast(b.id) || weight.get(b.id)! - weight.get(a.id)! || (a.name < b.name ? -1 : 1));
  return { teams, matrix: [...cells.values()] };
}

/** A blocking link that somebody may still wait for. */
export function isOpen({ form, status }: Pick<LinkRow, 'form' | 'status'>): boolean {
  return form === 'blocks' && status !== 'done';
}

function withLink(cell: DependenciesView['matrix'][number], { status, slack }: LinkRow) {
  const least = slack === null ? cell.least : Math.min(cell.least ?? Number.POSITIVE_INFINITY, slack.p50);
  return {
    ...cell,
    open: cell.open + 1,
    late: cell.late + Number(status === 'late'),
    atRisk: cell.atRisk + Number(status === 'at-risk'),
    least,
  };
}
