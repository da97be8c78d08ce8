import type { Problem, SkillNeed, Worker } from '@fulcrum/core/schedule';
import { instanceProblem } from './instance-problem.ts';
import { readDataFile } from './read-data-file.ts';

/**
 * The multi-skill project format of MiniZinc (`.dzn`): each activity needs some people of each skill at the same time,
 * and each person masters some skills. Of the names in the file it takes `nActs`, `dur`, `nSkills`, `sreq`, `nResources`,
 * `mastery`, `pred` and `succ`; the others follow from these.
 */
export function readMspsp(text: string, file: string): Problem {
  const data = readDataFile(text, file);
  const count = data.whole('nActs', 1);
  const skills = data.whole('nSkills');
  const workers = data.whole('nResources');
  const durations = data.list('dur', { length: count });
  const needs = data.rows('sreq', count, skills);
  const mastery = data.rows('mastery', workers, skills);
  const from = data.list('pred', { least: 1, most: count });
  const to = data.list('succ', { least: 1, most: count, length: from.length });
  const successors: number[][] = durations.map(() => []);
  for (const [i, activity] of from.entries()) successors[activity - 1]?.push((to[i] as number) - 1);
  return instanceProblem({
    durations,
    successors,
    people: mastery.map((row): Worker => ({ skills: new Map(mastered(row)), away: [] })),
    skillNeeds: needs.map((row) =>
      row.map((people, skill): SkillNeed => ({ skill, level: 1, people })).filter(isAsked),
    ),
  });
}

function mastered(row: readonly number[]): [number, number][] {
  return row.flatMap((has, skill): [number, number][] => (has > 0 ? [[skill, 1]] : []));
}

function isAsked(need: SkillNeed): boolean {
  return need.people > 0;
}
