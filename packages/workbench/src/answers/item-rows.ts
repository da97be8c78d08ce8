import { type Day, dayOf, endOfDay, MS_PER_DAY } from '@fulcrum/core/calendar';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { ItemRecord } from '@fulcrum/store';
import type { ItemRow } from '../views/index.ts';
import { dayOrNull } from './phrases.ts';

/** An item of a list with the names of what it refers to. */
export function itemRow(record: ItemRecord, graph: ProgramGraph, asOf: Day): ItemRow {
  const { id, title, type, state, category, priority, team, assignee, url } = record;
  const end = record.finishedAt ?? endOfDay(asOf);
  return {
    id,
    title,
    type,
    state,
    category,
    priority,
    team,
    teamName: team === null ? null : (graph.teams.get(team)?.name ?? team),
    assignee,
    assigneeName: assignee === null ? null : (graph.persons.get(assignee)?.name ?? assignee),
    milestones: record.milestones.map((milestone) => ({
      id: milestone,
      name: graph.milestones.get(milestone)?.name ?? milestone,
    })),
    created: dayOf(record.createdAt),
    finished: dayOrNull(record.finishedAt),
    ageDays: Math.max(0, Math.floor((end - record.createdAt) / MS_PER_DAY)),
    url,
  };
}
