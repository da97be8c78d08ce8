import type { TableRow } from '@fulcrum/connectors';
import { dayOf, endOfDay, isDay, isPlausible, LATEST, startOfDay } from '@fulcrum/core/calendar';
import { subjectOf } from '@fulcrum/core/vocabulary';
import { readingsOf } from '../answers/objectives/measure-view.ts';
import { idOf, numberIn, type Taking, textOf } from './taking.ts';

/** Says what a row tells of a measure, and of a day of it. */
export function tellReading(taking: Taking, { where, cells }: TableRow): void {
  const { graph, teller } = taking;
  const name = textOf(cells.measure);
  if (name === undefined) {
    teller.refuse(where, 'it names no measure', 'give the measure a name');
    return;
  }
  const objective = objectiveOf(taking, where, textOf(cells.objective));
  const { id, isNew } = idOf(taking, 'measure', { name, objective });
  if (isNew && objective === undefined) {
    teller.refuse(where, `no objective has the measure "${name}"`, 'name the objective');
    return;
  }
  const set = {
    name,
    objective,
    unit: textOf(cells.unit),
    from: numberIn(taking, where, cells.from),
    to: numberIn(taking, where, cells.to),
    by: cells.by,
  };
  teller.tell(subjectOf('measure', id), graph.measures.get(id), { where, set });
  tellValue(taking, subjectOf('measure', id), { where, cells });
}

/** The id of the objective that a row names: made where nobody knows it. */
function objectiveOf(taking: Taking, where: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const { id, isNew } = idOf(taking, 'objective', { name });
  if (isNew) taking.teller.tell(subjectOf('objective', id), undefined, { where, set: { name, state: 'open' } });
  return id;
}

function tellValue(taking: Taking, subject: string, { where, cells: { day, value: cell } }: TableRow): void {
  const { teller, workbench, readings } = taking;
  const value = numberIn(taking, where, cell);
  if (value === undefined || day === undefined) return;
  if (!isDay(day) || !isPlausible(endOfDay(day))) {
    teller.refuse(where, `"${day}" is no day`, 'write it as YYYY-MM-DD');
    return;
  }
  const known = readingsOf(workbench.log(), subject, dayOf(LATEST));
  if (known.some((one) => one.day === day && one.value === value)) return;
  readings.push({ subject, attribute: 'reading', op: 'set', value, at: startOfDay(day) });
}
