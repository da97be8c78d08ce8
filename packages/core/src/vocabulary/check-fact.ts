import { isPlausible } from '../calendar/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Fact } from './fact.ts';
import type { Attribute, Kind } from './kind.ts';
import { parseSubject } from './subject.ts';
import { isKindName, vocabulary } from './vocabulary.ts';

/**
 * Whether the vocabulary can take a fact.
 * @returns null when it can; otherwise what is wrong with it, where, and how to mend it
 */
export function checkFact(fact: Fact): Diagnostic | null {
  const { kind } = parseSubject(fact.subject);
  if (!isKindName(kind))
    return refusal(fact, `"${kind}" is no kind of thing`, 'name one of the kinds in VOCABULARY.md');
  const attributes: Kind['attributes'] = vocabulary[kind].attributes;
  const attribute = Object.hasOwn(attributes, fact.attribute) ? attributes[fact.attribute] : undefined;
  if (attribute === undefined) {
    return refusal(
      fact,
      `"${fact.attribute}" is no attribute of ${kind}`,
      `use one of ${Object.keys(attributes).join(', ')}`,
    );
  }
  if (fact.at !== 0 && !isPlausible(fact.at)) {
    return refusal(fact, 'its time lies outside of 1990 to 2100', 'correct the date in the tool that it comes from');
  }
  const trouble = valueTrouble(fact, attribute);
  return trouble === null ? null : refusal(fact, trouble, 'correct the value in the tool that it comes from');
}

function valueTrouble(fact: Fact, attribute: Attribute): string | null {
  const { value, op } = fact;
  if (value === null) return op === 'set' ? null : 'there is nothing to add or to remove';
  if (!attribute.many && op !== 'set') return `"${fact.attribute}" has one value and can only be set`;
  const isWhole = attribute.many && op === 'set';
  if (isWhole !== Array.isArray(value)) return isWhole ? 'it is a list' : 'it is no list';
  return isWhole ? listTrouble(value as readonly unknown[], attribute) : memberTrouble(value, attribute);
}

function listTrouble(values: readonly unknown[], attribute: Attribute): string | null {
  for (const value of values) {
    const trouble = memberTrouble(value, attribute);
    if (trouble !== null) return trouble;
  }
  return null;
}

function memberTrouble(value: unknown, attribute: Attribute): string | null {
  const result = attribute.schema.safeParse(value);
  return result.success ? null : result.error.issues.map((issue) => issue.message).join('; ');
}

function refusal(fact: Fact, what: string, mend: string): Diagnostic {
  const where = `${fact.subject} ${fact.attribute} (${fact.cause})`;
  return { code: 'bad-fact', severity: 'error', where, what, mend };
}
