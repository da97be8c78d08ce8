import { avenueKind } from './avenue.ts';
import { boardKind } from './board.ts';
import { calendarKind } from './calendar.ts';
import { changeKind } from './change.ts';
import { columnKind } from './column.ts';
import { contributionKind } from './contribution.ts';
import { deploymentKind } from './deployment.ts';
import { expenseKind } from './expense.ts';
import { holidayKind } from './holiday.ts';
import { itemKind } from './item.ts';
import type { Kind } from './kind.ts';
import { leaveKind } from './leave.ts';
import { linkKind } from './link.ts';
import { measureKind } from './measure.ts';
import { milestoneKind } from './milestone.ts';
import { objectiveKind } from './objective.ts';
import { personKind } from './person.ts';
import { programKind } from './program.ts';
import { pullKind } from './pull.ts';
import { releaseKind } from './release.ts';
import { repositoryKind } from './repository.ts';
import { requestKind } from './request.ts';
import { riskKind } from './risk.ts';
import { scenarioKind } from './scenario.ts';
import { sprintKind } from './sprint.ts';
import { teamKind } from './team.ts';
import { viewKind } from './view.ts';
import { waitKind } from './wait.ts';
import { wordKind } from './word.ts';
import { worklogKind } from './worklog.ts';
import { workspaceKind } from './workspace.ts';

/** Every kind of thing that a program is made of: one file and one line each. */
export const vocabulary = {
  workspace: workspaceKind,
  person: personKind,
  team: teamKind,
  program: programKind,
  milestone: milestoneKind,
  item: itemKind,
  worklog: worklogKind,
  link: linkKind,
  sprint: sprintKind,
  board: boardKind,
  column: columnKind,
  release: releaseKind,
  repository: repositoryKind,
  pull: pullKind,
  deployment: deploymentKind,
  leave: leaveKind,
  calendar: calendarKind,
  holiday: holidayKind,
  risk: riskKind,
  wait: waitKind,
  expense: expenseKind,
  request: requestKind,
  objective: objectiveKind,
  contribution: contributionKind,
  measure: measureKind,
  avenue: avenueKind,
  scenario: scenarioKind,
  view: viewKind,
  change: changeKind,
  word: wordKind,
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof vocabulary;

/** True when the text names a kind of thing. */
export function isKindName(name: string): name is KindName {
  return Object.hasOwn(vocabulary, name);
}
