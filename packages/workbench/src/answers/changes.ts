import { type Day, endOfDay } from '@fulcrum/core/calendar';
import { type Change, diff, type ProgramGraph } from '@fulcrum/core/program';
import { parseSubject, type Value } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { BadInput } from '../catalogue/errors.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** What turned a program of one day into that of another. */
export const changesView = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    total: z.number().int(),
    changes: z.array(
      z.object({
        subject: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
        attribute: z.string().nullable(),
        before: value,
        after: value,
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'Changes' });

export interface ChangesOf {
  readonly program: string;
  readonly from: Day;
  readonly to: Day;
  readonly limit: number;
}

/** What changed in a program from the end of one day to the end of another, in items and milestones. */
export function changesPage(workbench: Workbench, of: ChangesOf): z.infer<typeof changesView> {
  if (of.from > of.to) throw new BadInput(`from ${of.from} to ${of.to}: the first day must not lie after the second`);
  const [before, after] = [graphAsOf(workbench, of.from), graphAsOf(workbench, of.to)];
  const own = diff(before, after).filter((change) => isOf(change, of.program, [before, after]));
  const changes = own.slice(0, of.limit).map((change) => rowOf(change, after));
  return { from: dayText(before), to: dayText(after), total: own.length, changes };
}

function isOf(change: Change, program: string, graphs: readonly ProgramGraph[]): boolean {
  const { kind, id } = parseSubject(change.subject);
  if (kind === 'item') return graphs.some((graph) => graph.items.get(id)?.program === program);
  return kind === 'milestone' && graphs.some((graph) => graph.milestones.get(id)?.program === program);
}

function rowOf(change: Change, graph: ProgramGraph) {
  const { kind, id } = parseSubject(change.subject);
  const name = kind === 'milestone' ? (graph.milestones.get(id)?.name ?? id) : id;
  const head = { subject: change.subject, change: change.change };
  if (change.change !== 'changed') {
    const came = change.change === 'added' ? 'came' : 'went';
    const title = kind === 'item' ? `: ${graph.items.get(id)?.title ?? ''}` : '';
    return { ...head, attribute: null, before: null, after: null, words: `${name} ${came}${title}` };
  }
  const [from, to] = [plainValue(change.before), plainValue(change.after)];
  const words = `${name}: ${change.attribute} was ${shown(from)}, is ${shown(to)}`;
  return { ...head, attribute: change.attribute, before: from, after: to, words };
}

function plainValue(of: Value): Exclude<Value, readonly string[]> | string[] {
  return Array.isArray(of) ? [...of] : (of as Exclude<Value, readonly string[]>);
}

function shown(of: Value): string {
  if (of === null) return 'nothing';
  return Array.isArray(of) ? of.join(', ') || 'nothing' : String(of);
}

function dayText(graph: ProgramGraph): Day {
  return new Date(Math.min(graph.at, endOfDay('2100-12-31'))).toISOString().slice(0, 10);
}
