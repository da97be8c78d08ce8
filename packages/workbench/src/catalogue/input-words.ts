import { z } from 'zod';

/** What the validator found, as far as its words are made from it. */
interface Issue {
  readonly code?: string;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly options?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: unknown;
}

/** What an input must be, in plain words; undefined where the validator's own will do. */
function inputWords({ code, input, expected, options, ...limits }: Issue): string | undefined {
  if (code === 'invalid_union' && Array.isArray(options)) return `choose one of ${options.join(', ')}`;
  if (code === 'invalid_type')
    return input === undefined ? 'is missing' : `must be ${KINDS[String(expected)] ?? expected}`;
  const { minimum, maximum, origin } = limits;
  if (origin !== 'number' && origin !== 'int') return undefined;
  if (code === 'too_small') return `must be ${minimum} or more`;
  return code === 'too_big' ? `must be ${maximum} or less` : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** Lets inputs be refused in plain words from now on. */
export function speakPlainly(): void {
  z.config({ customError: (issue) => inputWords(issue as Issue) });
}
