import { addDays, type Day } from '@fulcrum/core/calendar';
import type { MilestoneRow, Words } from '../../views/index.ts';
import type { Workbench } from '../../workspace/workbench.ts';
import { explanation, knownExplanation } from '../explanation.ts';
import { causeWords } from '../why/why-words.ts';

/** A row has room for no more. */
const MOST_CAUSES = 3;

interface RowOf {
  readonly program: string;
  readonly milestone: string;
  readonly asOf: Day;
}

const question = ({ program, milestone, asOf }: RowOf) => ({
  program,
  milestone,
  from: addDays(asOf, -7),
  to: asOf,
  draws: {},
  facts: 0,
});

/** The largest causes of a move in seven days, as far as they are known already: a list waits for nothing. */
export async function rowWhy(workbench: Workbench, of: RowOf): Promise<Words | null> {
  const known = await knownExplanation(workbench, question(of));
  if (known === null || known.move === null || known.move.p85 === 0) return null;
  const words = causeWords({ ...known, scenario: null }, 'p85', MOST_CAUSES);
  return words.length === 0 ? null : [...words];
}

/** So many of a program are explained ahead. */
const MOST_EXPLAINED = 4;

/** Works out ahead why the milestones of a program moved: those that are promised first. */
export async function explainRows(
  workbench: Workbench,
  of: Omit<RowOf, 'milestone'>,
  rows: readonly MilestoneRow[],
): Promise<void> {
  const moved = rows
    .filter(({ movedDays }) => movedDays !== null && movedDays !== 0)
    .toSorted((one, other) => Number(other.target !== null) - Number(one.target !== null));
  for (const { id } of moved.slice(0, MOST_EXPLAINED)) await explanation(workbench, question({ ...of, milestone: id }));
}
