import type { SkillNeed, Worker } from './problem.ts';

/**
 * Can these people fill these needs, one skill each? A matching by augmenting paths (Berge 1957), in
 * O(people · places · skills).
 */
export function canFill(needs: readonly SkillNeed[], people: readonly Worker[]): boolean {
  const places = needs.flatMap((need) => Array.from({ length: Math.min(need.people, people.length + 1) }, () => need));
  if (places.length > people.length) return false;
  const placeOf = new Map<number, number>();
  return places.every((_, place) => give(place, new Set()));

  function give(place: number, tried: Set<number>): boolean {
    return people.some((person, w) => {
      if (tried.has(w) || !hasSkill(person, places[place] as SkillNeed)) return false;
      tried.add(w);
      const taken = placeOf.get(w);
      if (taken !== undefined && !give(taken, tried)) return false;
      placeOf.set(w, place);
      return true;
    });
  }
}

/** Has this person the skill at the level that is needed? */
export function hasSkill(person: Worker, need: SkillNeed): boolean {
  return (person.skills.get(need.skill) ?? Number.NEGATIVE_INFINITY) >= need.level;
}
