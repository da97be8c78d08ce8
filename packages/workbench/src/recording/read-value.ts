import type { Attribute, Value } from '@fulcrum/core/vocabulary';
import { BadInput } from '../catalogue/errors.ts';

/** What can be said of an attribute: a value, or a text that stands for one. */
export type Said = string | number | boolean | null | readonly string[];

/**
 * The value that somebody means. A text may stand for a number, for true or false, or, with commas, for a list; `none`
 * and nothing at all take the value back. Throws BadInput with what the vocabulary asks for.
 */
export function readValue(name: string, attribute: Attribute, said: Said): Value {
  if ([said].flat().some((each) => typeof each === 'string' && each.includes('\0')))
    throw new BadInput(`${name}: the character NUL is in it`);
  if (said === null || said === '' || said === 'none') return attribute.many ? [] : null;
  const value = attribute.many ? listOf(said) : scalarOf(attribute, said);
  const trouble = [value].flat().flatMap((each) => {
    const { success, error } = attribute.schema.safeParse(each);
    return success ? [] : error.issues.map(({ message }) => message);
  });
  if (trouble.length > 0) throw new BadInput(`${name} "${said}": ${trouble.join('; ')}. ${attribute.meaning}`);
  return value;
}

function listOf(said: Exclude<Said, null>): readonly string[] {
  const list = typeof said === 'string' ? said.split(',') : [said].flat().map(String);
  return [...new Set(list.map((each) => each.trim()).filter(Boolean))];
}

function scalarOf({ schema }: Attribute, said: Exclude<Said, null>): Value {
  if (typeof said !== 'string') return said;
  const fits = (value: Value) => schema.safeParse(value).success;
  if (fits(said)) return said;
  if (said === 'true' || said === 'false') return said === 'true';
  const number = Number(said);
  return Number.isFinite(number) ? number : said;
}
