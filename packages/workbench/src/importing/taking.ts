import { createHash } from 'node:crypto';
import type { ProgramGraph } from '@fulcrum/core/program';
import type { Workbench } from '../workspace/workbench.ts';
import type { Teller, Told } from './teller.ts';

/** A table of objectives or of readings while it is taken in. */
export interface Taking {
  readonly workbench: Workbench;
  readonly graph: ProgramGraph;
  readonly teller: Teller;
  /** Things that this table made, by kind and name. */
  readonly made: Map<string, string>;
  readonly readings: Told[];
}

/** The id of a thing by its name, of an objective where one is said; one that nobody knows gets one that its name gives. */
export function idOf(
  { graph, made }: Taking,
  kind: 'objective' | 'measure',
  { name, objective }: { readonly name: string; readonly objective?: string | undefined },
): { readonly id: string; readonly isNew: boolean } {
  const things = kind === 'objective' ? graph.objectives : graph.measures;
  const found = [...things.values()].find(
    (one) =>
      keyOf(one.name ?? '') === keyOf(name) &&
      (objective === undefined || !('objective' in one) || one.objective === objective),
  );
  if (found !== undefined) return { id: found.id, isNew: false };
  const key = `${kind} ${objective ?? ''} ${keyOf(name)}`;
  const id = made.get(key) ?? `import/${digestOf(key)}`;
  made.set(key, id);
  return { id, isNew: true };
}

/** A number as people write it: "€ 40,000", "40 000", "1.5". */
export function numberIn({ teller }: Taking, where: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(
    text
      .replace(/[^\d.,-]/g, '')
      .replace(/,(?=\d{3}(\D|$))/g, '')
      .replace(',', '.'),
  );
  if (/\d/.test(text) && Number.isFinite(number)) return number;
  teller.refuse(where, `"${text}" is no number`, 'write it with digits');
  return undefined;
}

/** A cell that an export made safe for spreadsheets, as it was. */
export function textOf(cell: string | undefined): string | undefined {
  return cell?.replace(/^'(?=[=+\-@\t\r])/, '');
}

export const keyOf = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();

export const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
