import { bits, streamKey } from '../stats/index.ts';
import type { Problem, Resource, SkillNeed, Worker } from './problem.ts';

/**
 * A small problem for tests, of a seed: some links of both signs without cycles, resources with less for a while, people with
 * skills, levels and leave; every activity can be done by somebody, some day.
 */
export function drawnProblem(seed: number, most = 12): Problem {
  const key = streamKey(seed, 'drawn problem');
  let drawn = 0;
  const draw = (below: number) => (bits(key, drawn++) >>> 0) % below;
  const list = <T>(length: number, make: (index: number) => T): T[] =>
    Array.from({ length }, (_, index) => make(index));
  const count = 1 + draw(most);
  const durations = list(count, () => draw(7));
  const links = list(draw(2 * count), () => {
    const to = draw(count);
    const from = draw(to + 1);
    return { from, to, gap: draw(4) === 0 ? draw(9) - 4 : durations[from]! };
  }).filter(({ from, to }) => from !== to);
  const times = () => list(draw(3), (i) => ({ from: 12 * i + draw(6), until: 12 * i + 6 + draw(6) }));
  const resources: Resource[] = list(draw(3), () => {
    const capacity = 1 + draw(5);
    return { capacity, less: times().map((time) => ({ ...time, capacity: draw(capacity) })) };
  });
  const people: Worker[] = list(draw(5), () => ({
    skills: new Map(list(1 + draw(2), () => [draw(3), 1 + draw(2)] as const)),
    away: times(),
  }));
  return {
    durations,
    links,
    resources,
    demands: list(count, () => resources.map(({ capacity }) => (draw(2) === 0 ? 0 : draw(capacity + 1)))),
    people,
    skillNeeds: list(count, () => needsFor(people, draw)),
    release: list(count, () => (draw(4) === 0 ? draw(10) : 0)),
    deadline: list(count, () => null),
  };
}

/** One or two needs that different people can fill. */
function needsFor(people: readonly Worker[], draw: (below: number) => number): SkillNeed[] {
  if (people.length === 0 || draw(3) === 0) return [];
  const first = draw(people.length);
  const able = [first, ...(people.length > 1 && draw(2) === 0 ? [(first + 1) % people.length] : [])];
  return able.map((w) => {
    const [skill, level] = [...people[w]!.skills][draw(people[w]!.skills.size)]!;
    return { skill, level: 1 + draw(level), people: 1 };
  });
}
