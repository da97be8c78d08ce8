import type { ProgramGraph } from '@fulcrum/core/program';
import type { Milestone, ProgramRecord } from '@fulcrum/core/vocabulary';
import { notFound } from './errors.ts';

/** A program by id, key or name (case does not matter). Throws NotFound with the nearest name. */
export function findProgram(graph: ProgramGraph, wanted: string): ProgramRecord {
  const programs = [...graph.programs.values()];
  const found = pick(programs, wanted, (program) => [program.id, program.key, program.name]);
  if (found !== undefined) return found;
  throw notFound(
    'program',
    wanted,
    programs.flatMap((program) => [program.key ?? program.id, program.name ?? '']),
  );
}

/** A milestone of a program by id or name ("7.0.0" finds "Release 7.0.0"). Throws NotFound with the nearest name. */
export function findMilestone(graph: ProgramGraph, program: string, wanted: string): Milestone {
  const milestones = [...graph.milestones.values()].filter((milestone) => milestone.program === program);
  const found = pick(milestones, wanted, (milestone) => [milestone.id, milestone.name, shortName(milestone.name)]);
  if (found !== undefined) return found;
  throw notFound(
    'milestone',
    wanted,
    milestones.map((milestone) => milestone.name ?? milestone.id),
  );
}

/** A team of a program by id or name; `none` stays, for work that no team has. Throws NotFound with the nearest name. */
function findTeam(graph: ProgramGraph, program: string, wanted: string): string {
  if (wanted === 'none') return wanted;
  const teams = [...graph.teams.values()].filter((team) => team.program === program);
  const found = pick(teams, wanted, (team) => [team.id, team.name]);
  if (found !== undefined) return found.id;
  const names = teams.map((team) => team.name ?? team.id);
  throw notFound('team', wanted, names);
}

/** The names in a question as ids: a person writes "iOS" and "7.0.0", a page sends ids. Throws NotFound. */
export function namesAsIds<T extends { team?: string | undefined; milestone?: string | undefined }>(
  graph: ProgramGraph,
  program: string,
  input: T,
): T {
  const { team, milestone } = input;
  return {
    ...input,
    ...(team === undefined ? {} : { team: findTeam(graph, program, team) }),
    ...(milestone === undefined || milestone === 'none'
      ? {}
      : { milestone: findMilestone(graph, program, milestone).id }),
  };
}

/** "7.0.0" of "Release 7.0.0". */
function shortName(name: string | null): string {
  return (name ?? '').replace(/^(release|version|v)\s*(?=\d)/i, '');
}

function pick<T>(things: readonly T[], wanted: string, names: (thing: T) => readonly (string | null)[]): T | undefined {
  const lower = wanted.trim().toLowerCase();
  return (
    things.find((thing) => names(thing)[0] === wanted) ??
    things.find((thing) => names(thing).some((name) => name?.toLowerCase() === lower))
  );
}
