import { MS_PER_DAY } from '../calendar/index.ts';
import type { Evidence } from '../measure/index.ts';
import { membersAt } from './milestone-state.ts';
import type { Past } from './past.ts';
import type { MilestoneRun } from './run-milestone.ts';

/** What a milestone's forecast rests on. */
export function evidenceOf(past: Past, milestone: number, run: MilestoneRun | null): readonly Evidence[] {
  const { ledger } = past.learned;
  const { id } = ledger.milestones[milestone]!;
  const members = [...membersAt(ledger, milestone, ledger.asOf)];
  const open = members.filter((item) => ledger.finished[item]! > ledger.asOf).map((item) => `item:${ledger.ids[item]}`);
  const done = { program: past.program, milestone: id, categories: ['done', 'dropped'] as const };
  const evidence: Evidence[] = [
    { what: 'open items of the milestone', count: open.length, subjects: open },
    { what: 'finished items of the milestone', count: members.length - open.length, items: done },
  ];
  if (run === null) return evidence;
  const from = (ledger.asOf + 1 - 7 * 104) * MS_PER_DAY;
  const until = (ledger.asOf + 1) * MS_PER_DAY;
  const recent = ledger.finished.reduce(
    (count, day) => count + Number(day * MS_PER_DAY >= from && day <= ledger.asOf),
    0,
  );
  const pace = { program: past.program, finished: { from, until } };
  const similar = run.correction.ended.map((index) => `milestone:${ledger.milestones[index]!.id}`);
  return [
    ...evidence,
    { what: 'items whose finish tells the pace of the teams', count: recent, items: pace },
    { what: 'earlier milestones that tell how such forecasts end', count: similar.length, subjects: similar },
  ];
}
