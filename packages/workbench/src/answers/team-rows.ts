import { type Day, endOfDay, MS_PER_DAY, MS_PER_WEEK } from '@fulcrum/core/calendar';
import { type Item, isClosed, type ProgramGraph } from '@fulcrum/core/program';
import { median } from '@fulcrum/core/stats';
import type { OverviewView } from '../views/index.ts';

type TeamRow = OverviewView['teams'][number];

const WEEKS = 12;
const LEAD_WEEKS = 26;
const NO_TEAM = 'none';

/** Each team of a program that has open work or finished some lately: its pace of twelve weeks, most open first. */
export function teamRows(graph: ProgramGraph, program: string, asOf: Day): readonly TeamRow[] {
  const byTeam = new Map<string, Item[]>();
  for (const item of graph.items.values()) {
    if (item.program !== program) continue;
    const team = item.team ?? NO_TEAM;
    const items = byTeam.get(team);
    if (items === undefined) byTeam.set(team, [item]);
    else items.push(item);
  }
  return [...byTeam]
    .map(([team, items]) => rowOf({ team, name: graph.teams.get(team)?.name ?? 'No team' }, items, endOfDay(asOf)))
    .filter((row) => row.finished.some((count) => count > 0))
    .sort((one, other) => other.open - one.open);
}

function rowOf(head: { team: string; name: string }, items: readonly Item[], end: number): TeamRow {
  const ended = items.flatMap((item) => (item.finishedAt === null ? [] : [{ ...item, finishedAt: item.finishedAt }]));
  const weeksAgo = (at: number) => Math.floor((end - at) / MS_PER_WEEK);
  const finished = Array.from({ length: WEEKS }, () => 0);
  for (const { finishedAt } of ended) {
    const week = WEEKS - 1 - weeksAgo(finishedAt);
    if (week >= 0) finished[week] = (finished[week] ?? 0) + 1;
  }
  const lately = ended.filter((item) => weeksAgo(item.finishedAt) < LEAD_WEEKS);
  const leads = lately.map((item) => (item.finishedAt - item.createdAt) / MS_PER_DAY);
  const lastFour = sum(finished.slice(-4)) / 4;
  const eightBefore = sum(finished.slice(0, 8)) / 8;
  return {
    ...head,
    open: items.filter((item) => !isClosed(item)).length,
    finished,
    lastFour,
    eightBefore,
    medianLeadDays: leads.length >= 5 ? Math.round(median(leads) as number) : null,
    words: paceWords(lastFour, eightBefore, sum(finished)),
  };
}

/** What a change of pace means, in words; below a dozen items it means nothing. */
function paceWords(lastFour: number, eightBefore: number, count: number): string {
  if (count < 8) return 'Thin data, so its range is wider';
  if (eightBefore === 0) return 'Started lately';
  const change = lastFour / eightBefore - 1;
  if (Math.abs(change) < 0.15) return 'Steady';
  const percent = `${Math.round(Math.abs(change) * 100)}\u00a0%`;
  return change > 0 ? `Pace up ${percent}` : `Pace down ${percent}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
