import type { Observation, Translation } from '../../translation.ts';

/**
 * What remains of translations once all of them are in, whatever their order: each fact once, and of each observed attribute
 * what the newest version says. Lines in order, so that two of them can be compared.
 */
export function endState(translations: readonly Translation[]): readonly string[] {
  const facts = new Set<string>();
  const observed = new Map<string, Observation>();
  for (const translation of translations) {
    for (const { subject, attribute, op, value, at, source, cause } of translation.facts) {
      facts.add(JSON.stringify([subject, attribute, op, value, at, source, cause]));
    }
    for (const each of translation.observed ?? []) {
      const key = JSON.stringify([each.subject, each.attribute]);
      const known = observed.get(key);
      if (known === undefined || isNewer(each, known)) observed.set(key, each);
    }
  }
  // The version itself may be when it was read, by the tool's clock, where the tool tells no other.
  const seen = [...observed.values()].map(({ subject, attribute, value, since, source }) =>
    JSON.stringify([subject, attribute, value, since, source]),
  );
  return [...facts, ...seen].sort();
}

function isNewer(one: Observation, other: Observation): boolean {
  if (one.version !== other.version) return one.version > other.version;
  return JSON.stringify(one.value) > JSON.stringify(other.value);
}

/** The lines that are not about one thing. */
export function without(lines: readonly string[], subject: string): readonly string[] {
  return lines.filter((line) => (JSON.parse(line) as readonly unknown[])[0] !== subject);
}
