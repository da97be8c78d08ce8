import type { ProgramGraph } from '@fulcrum/core/program';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { impliedWords, usesOf } from './implied-words.ts';

/** The mapping, with how many items use each word as of today. */
export function wordsPage(workbench: Workbench) {
  const graph = graphAsOf(workbench, undefined);
  const uses = new Map([...countUses(graph), ...countOthers(graph)]);
  const words = [...graph.words.values(), ...impliedWords(graph)].flatMap((word) => {
    if (word.field === null || word.text === null) return [];
    const meansName =
      word.field === 'component' && word.means !== null
        ? (graph.teams.get(word.means)?.name ?? word.means)
        : word.means;
    return [
      {
        id: word.id,
        field: word.field,
        text: word.text,
        program: word.program,
        means: word.means,
        meansName,
        items: uses.get(`${word.field}/${word.text}`) ?? 0,
      },
    ];
  });
  const teams = [...graph.teams.values()].map((team) => ({ id: team.id, name: team.name ?? team.id }));
  return { words: words.sort((one, other) => one.field.localeCompare(other.field) || other.items - one.items), teams };
}

function countUses(graph: ProgramGraph): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const count = (key: string) => uses.set(key, (uses.get(key) ?? 0) + 1);
  for (const item of graph.items.values()) {
    if (item.state !== null) count(`state/${item.state}`);
    if (item.resolution !== null) count(`resolution/${item.resolution}`);
    for (const milestone of item.milestones) count(`container/${graph.milestones.get(milestone)?.form ?? 'release'}`);
    for (const component of item.components) count(`component/${component}`);
  }
  return uses;
}

function countOthers(graph: ProgramGraph): readonly (readonly [string, number])[] {
  const fields = ['type', 'label', 'environment'] as const;
  return fields.flatMap((field) =>
    [...usesOf(graph, field)].map(([text, count]) => [`${field}/${text}`, count] as const),
  );
}
