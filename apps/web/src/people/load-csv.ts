import { csvCell } from '../work/csv.ts';
import type { LoadView, Week } from './people-query.ts';

/** The load by week as a table: one line for each team and person, with days asked, days given and leave of each week. */
export function loadCsv({ weeks, teams }: Pick<LoadView, 'weeks' | 'teams'>): string {
  const head = [
    'team',
    'person',
    'open',
    ...weeks.flatMap((week) => [`${week} asked`, `${week} given`, `${week} leave`]),
  ];
  const lines = teams.flatMap(({ name, open, weeks: own, people }) => [
    [name, null, open, ...cellsOf(own)],
    ...people.map((person) => [name, person.name, person.open, ...cellsOf(person.weeks)]),
  ]);
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

const cellsOf = (weeks: readonly Week[]) => weeks.flatMap(({ asked, capacity, away }) => [asked, capacity, away]);
