import type { FactLog, LogFact } from '@fulcrum/core/program';

/** Attributes of items whose words mean something. */
const WORDED: ReadonlySet<string> = new Set(['state', 'components']);

/**
 * The subjects that use words which the given facts name, at any time. An item can use a word before the word itself is
 * known: a changelog names states that only a later record explains. O(facts) when there are such words.
 */
export function usersOfWords(log: FactLog, added: readonly LogFact[]): ReadonlySet<string> {
  const users = new Set<string>();
  const texts = new Set(added.filter(namesWord).map(({ value }) => value));
  if (texts.size === 0) return users;
  const isWorded = log.attributes.list.map((attribute) => WORDED.has(attribute));
  const isUse = log.values.list.map((value) =>
    (Array.isArray(value) ? value : [value]).some((each) => texts.has(each)),
  );
  for (let row = 0; row < log.count; row++) {
    if (isWorded[log.attribute[row] as number] && isUse[log.value[row] as number])
      users.add(log.subjects.list[log.subject[row] as number] as string);
  }
  return users;
}

function namesWord({ subject, attribute }: LogFact): boolean {
  return attribute === 'text' && subject.startsWith('word:');
}
