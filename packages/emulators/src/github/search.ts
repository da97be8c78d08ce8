import type { Answer, Call } from '../kit/call.ts';
import type { Issue, Pull, Repository } from './model.ts';
import { page, type Serving, seenAt } from './serving.ts';

type Thing = Issue | Pull;
type Test = (thing: Thing, repository: Repository) => boolean;

const MOST_FOUND = 1_000;

/** The search for issues and pull requests: by its qualifiers, and words of the title. */
export function search({ seed, bodies, world }: Serving, call: Call): Answer {
  const tests = testsOf(call.query.get('q') ?? '', (thing) => seenAt(thing, world));
  if (typeof tests === 'string')
    return { status: 422, body: { message: 'Validation Failed', errors: [{ message: tests }] } };
  const found = seed.repositories.flatMap((repository) =>
    repository.things
      .filter((thing) => tests.every((test) => test(thing, repository)))
      .map((thing) => ({ thing, repository })),
  );
  const rising = call.query.get('order') === 'asc' ? 1 : -1;
  const by = ({ thing }: { thing: Thing }) =>
    call.query.get('sort') === 'updated' ? thing.updatedAt : thing.createdAt;
  found.sort((one, other) =>
    by(one) < by(other) ? -rising : by(one) > by(other) ? rising : one.thing.id - other.thing.id,
  );
  const answer = page(call, found.slice(0, MOST_FOUND), ({ thing, repository }) => ({
    ...bodies.issue(thing, repository),
    body: '',
    score: 1,
  }));
  return {
    ...answer,
    body: { total_count: found.length, incomplete_results: false, search_type: 'lexical', items: answer.body },
  };
}

function testsOf(query: string, seenAtOf: (thing: Thing) => number): readonly Test[] | string {
  const tests: Test[] = [];
  for (const [, name, quoted, plain] of query.matchAll(/(?:([\w-]+):)?(?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain ?? '';
    const test = name === undefined ? wordTest(value) : QUALIFIERS[name]?.(value, seenAtOf);
    if (test === undefined) return `The search contains the unknown qualifier ${name}:`;
    tests.push(test);
  }
  return tests;
}

const wordTest =
  (word: string): Test =>
  ({ title }) =>
    title.toLowerCase().includes(word.toLowerCase());

const QUALIFIERS: Readonly<Record<string, (value: string, seenAtOf: (thing: Thing) => number) => Test>> = {
  is: (value) => (thing) =>
    value === 'issue' || value === 'pr' ? thing.kind === (value === 'pr' ? 'pull' : 'issue') : thing.state === value,
  label: (value) => (thing) => thing.kind === 'issue' && thing.labels.includes(value),
  repo:
    (value) =>
    (_, { owner, name }) =>
      `${owner}/${name}` === value,
  org:
    (value) =>
    (_, { owner }) =>
      owner === value,
  updated: (value, seenAtOf) => (thing) => seenAtOf(thing) >= Date.parse(value.replace('>=', '')),
};
