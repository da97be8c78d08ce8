import type { Problem, SkillNeed, Worker } from '@fulcrum/core/schedule';
import { InstanceError } from './instance-error.ts';
import { instanceProblem } from './instance-problem.ts';
import { Words, wordsOf } from './words.ts';

interface Row {
  readonly text: string;
  readonly line: number;
}

interface Task {
  readonly id: number;
  readonly duration: number;
  readonly need: SkillNeed;
  readonly predecessors: readonly number[];
  readonly line: number;
}

/**
 * iMOPSE's format (`.def`): people with levels of skills, and tasks that one person each does, who has the skill at that
 * level or above. Salaries are passed over. The ids of tasks may have gaps.
 */
export function readImopse(text: string, file: string): Problem {
  const people = table(text, file, 'ResourceID').map((row) => readPerson(row, file));
  expectCount({ text, file, heading: 'Resources' }, people.length);
  const tasks = table(text, file, 'TaskID').map((row) => readTask(row, file));
  expectCount({ text, file, heading: 'Tasks' }, tasks.length);
  const indices = new Map(tasks.map((task, index): [number, number] => [task.id, index]).reverse());
  const successors: number[][] = tasks.map(() => []);
  for (const [index, task] of tasks.entries()) {
    if (indices.get(task.id) !== index) {
      throw new InstanceError(
        { file, line: task.line },
        `task ${task.id} is there twice`,
        'Give each task its own id.',
      );
    }
    for (const id of task.predecessors) {
      const from = indices.get(id);
      if (from === undefined) {
        throw new InstanceError(
          { file, line: task.line },
          `task ${task.id} waits for task ${id}, which is not there`,
          'Take the predecessor out, or add its task.',
        );
      }
      successors[from]?.push(index);
    }
  }
  return instanceProblem({
    durations: tasks.map((task) => task.duration),
    successors,
    people,
    skillNeeds: tasks.map((task) => [task.need]),
  });
}

/** The rows below the line that begins with `heading`, up to a line of equals signs, which must be there. */
function table(text: string, file: string, heading: string): Row[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(heading));
  const length = at < 0 ? -1 : lines.slice(at + 1).findIndex((line) => line.startsWith('==='));
  if (length < 0) {
    const what = at < 0 ? `there is no table "${heading}"` : `the table "${heading}" has no end`;
    throw new InstanceError(
      { file, line: lines.length },
      what,
      'The file may be cut off: fetch it again; a table ends with a line of "=".',
    );
  }
  return lines
    .slice(at + 1, at + 1 + length)
    .map((row, index) => ({ text: row, line: at + 2 + index }))
    .filter((row) => row.text.trim() !== '');
}

function expectCount(at: { text: string; file: string; heading: string }, found: number): void {
  const lines = at.text.split('\n');
  const index = lines.findIndex((line) => line.startsWith(`${at.heading}:`));
  if (index < 0) return;
  const words = new Words(wordsOf((lines[index] as string).slice(at.heading.length + 1), index + 1), at.file);
  const said = words.whole(`the count of "${at.heading}"`);
  if (said === found) return;
  throw new InstanceError(
    { file: at.file, line: index + 1 },
    `"${at.heading}: ${said}" stands over a table of ${found}`,
    'Mend the count, or fetch the file again: rows may be missing.',
  );
}

/** `1  56.2  Q4: 1  Q0: 0`: an id, a salary, and levels by skill. */
function readPerson(row: Row, file: string): Worker {
  const words = new Words(wordsOf(row.text.replaceAll(':', ' : '), row.line), file);
  words.whole('the id of a person');
  words.next('a salary');
  const skills = new Map<number, number>();
  while (!words.isAtEnd) {
    const { skill, level } = readSkill(words);
    skills.set(skill, level);
  }
  return { skills, away: [] };
}

/** `12  30  Q13: 2  6`: an id, a duration, one skill with its level, and the tasks that it waits for. */
function readTask(row: Row, file: string): Task {
  const words = new Words(wordsOf(row.text.replaceAll(':', ' : '), row.line), file);
  const id = words.whole('the id of a task');
  const duration = words.whole(`the duration of task ${id}`);
  const need = { ...readSkill(words), people: 1 };
  const predecessors: number[] = [];
  while (!words.isAtEnd) predecessors.push(words.whole(`a predecessor of task ${id}`));
  return { id, duration, need, predecessors, line: row.line };
}

function readSkill(words: Words): { skill: number; level: number } {
  const name = words.next('a skill');
  const colon = words.next('the ":" after a skill');
  if (!/^Q\d{1,6}$/.test(name) || colon !== ':') {
    throw words.error(`"${name} ${colon}" is not a skill with its level`, 'Write it as in "Q4: 1".');
  }
  return { skill: Number(name.slice(1)), level: words.whole(`the level of ${name}`) };
}
