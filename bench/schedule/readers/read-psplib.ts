import type { Problem } from '@fulcrum/core/schedule';
import { InstanceError } from './instance-error.ts';
import { instanceProblem } from './instance-problem.ts';
import { Words, wordsOf } from './words.ts';

/**
 * The format of ProGen and PSPLIB (`.sm`) with one mode for each activity: sections under a heading, which lines of
 * asterisks hold apart. The first and the last activity stand for the start and the end, and take no time.
 */
export function readPsplib(text: string, file: string): Problem {
  const count = stated({ text, file }, /^jobs.*:\s*(\S+)/m, 'jobs (incl. supersource/sink )');
  const resources = stated({ text, file }, /^\s*- renewable\s*:\s*(\S+)/m, '- renewable');
  const others = ['nonrenewable', 'doubly constrained'].filter((kind) =>
    new RegExp(String.raw`^\s*- ${kind}\s*:\s*[1-9]`, 'm').test(text),
  );
  if (others.length > 0) {
    throw new InstanceError({ file, line: 1 }, `it has resources that are ${others.join(' and ')}`, ONE_MODE);
  }
  const successors = readSuccessors(section({ text, file }, 'PRECEDENCE RELATIONS:', 1), count);
  const { durations, demands } = readRequests(section({ text, file }, 'REQUESTS/DURATIONS:', 2), count, resources);
  const capacities = readCapacities(section({ text, file }, 'RESOURCEAVAILABILITIES:', 1), resources);
  return instanceProblem({ durations, successors, capacities, demands });
}

const ONE_MODE = 'Give an instance of one mode with renewable resources only.';

interface Source {
  readonly text: string;
  readonly file: string;
}

function stated({ text, file }: Source, pattern: RegExp, heading: string): number {
  const found = pattern.exec(text);
  if (found === null) {
    throw new InstanceError({ file, line: 1 }, `there is no line "${heading} : …"`, 'Is it a file of ProGen (.sm)?');
  }
  const line = text.slice(0, found.index).split('\n').length;
  return new Words([{ text: found[1] as string, line }], file).whole(`the count of "${heading}"`, 1, 100_000);
}

/** The words under a heading, less the rows that name the columns, up to the next line of asterisks. */
function section({ text, file }: Source, heading: string, rowsOfNames: number): Words {
  const lines = text.split('\n');
  const at = lines.findIndex((row) => row.trim() === heading);
  if (at < 0) {
    throw new InstanceError(
      { file, line: lines.length },
      `there is no section "${heading}"`,
      'The file may be cut off: fetch it again.',
    );
  }
  const first = at + 1 + rowsOfNames;
  const length = lines.slice(first).findIndex((row) => row.startsWith('****'));
  const rows = lines.slice(first, length < 0 ? undefined : first + length);
  const words = wordsOf(rows.join('\n'), first + 1);
  return new Words(words, file);
}

function readSuccessors(words: Words, count: number): number[][] {
  const successors: number[][] = [];
  for (let job = 1; job <= count; job++) {
    row(words, job);
    if (words.whole(`the count of modes of job ${job}`) !== 1)
      throw words.error(`job ${job} has not one mode`, ONE_MODE);
    const links = words.whole(`the count of successors of job ${job}`, 0, count);
    const own: number[] = [];
    for (let i = 0; i < links; i++) own.push(words.whole(`a successor of job ${job}`, 1, count) - 1);
    successors.push(own);
  }
  refuseRest(words, `job ${count}`);
  return successors;
}

function readRequests(words: Words, count: number, resources: number): { durations: number[]; demands: number[][] } {
  if (words.peek()?.startsWith('---')) words.next('the line below the names of the columns');
  const durations: number[] = [];
  const demands: number[][] = [];
  for (let job = 1; job <= count; job++) {
    row(words, job);
    words.whole(`the mode of job ${job}`, 1, 1);
    durations.push(words.whole(`the duration of job ${job}`));
    const own: number[] = [];
    for (let r = 1; r <= resources; r++) own.push(words.whole(`the demand of job ${job} for resource ${r}`));
    demands.push(own);
  }
  refuseRest(words, `job ${count}`);
  return { durations, demands };
}

function readCapacities(words: Words, resources: number): number[] {
  const capacities: number[] = [];
  for (let r = 1; r <= resources; r++) capacities.push(words.whole(`the capacity of resource ${r}`));
  refuseRest(words, `resource ${resources}`);
  return capacities;
}

function row(words: Words, job: number): void {
  const { line } = words;
  const found = words.whole(`job ${job}`);
  if (found === job) return;
  throw new InstanceError(
    { file: words.file, line },
    `the row of job ${found} stands where that of job ${job} should`,
    'Check the counts in the row before, and that no row is missing.',
  );
}

function refuseRest(words: Words, last: string): void {
  if (words.isAtEnd) return;
  throw words.error(`there is more after ${last}`, 'Check the counts at the head of the file and in the last row.');
}
