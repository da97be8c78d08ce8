import type { Instant } from '@fulcrum/core/calendar';
import { linkKind } from '@fulcrum/core/vocabulary';
import type { FactWriter } from '../kit/fact-writer.ts';

/** The links of one row: what its item waits for, and what waits for it. */
export interface RowLinks {
  readonly id: string;
  readonly created: Instant;
  readonly blockedBy: readonly string[];
  readonly blocks: readonly string[];
  /** Where the row stands, the source of the file, and an id as the file writes it as the id of an item. */
  readonly where: string;
  readonly source: string;
  readonly itemId: (text: string) => string;
}

// "A-1", "A-1 SS", "A-1 FS+2": the item, which ends are tied, and days between them.
const LINK = /^(.+?)(?:\s+(FS|SS|FF|SF)(?:\s*([+-]\s*\d+(?:\.\d+)?)\s*d?(?:ays?)?)?)?$/;

/** Says the blocking links of a row; what cannot be meant is diagnosed, and left out. */
export function sayLinks(writer: FactWriter, row: RowLinks): void {
  for (const text of row.blockedBy) sayLink(writer, row, { text, isBefore: true });
  for (const text of row.blocks) sayLink(writer, row, { text, isBefore: false });
}

function sayLink(writer: FactWriter, row: RowLinks, of: { readonly text: string; readonly isBefore: boolean }): void {
  const [, name = '', dependency = 'FS', lagText = '0'] = LINK.exec(of.text) ?? [];
  const other = row.itemId(name.trim());
  const lag = Number(lagText.replace(/\s/g, ''));
  const trouble =
    other === row.id
      ? `${row.id} cannot wait for itself`
      : linkKind.attributes.lag.schema.safeParse(lag).success
        ? null
        : `"${of.text}" has a lag of more than ten years`;
  if (trouble !== null) {
    const mend = 'write the ids of items, with semicolons between them: A-1; A-2 SS; A-3 FS+2';
    writer.diagnose({
      code: 'bad-link',
      severity: 'warning',
      where: `${row.where}, ${row.id}`,
      what: trouble,
      mend,
    });
    return;
  }
  const [from, to] = of.isBefore ? [other, row.id] : [row.id, other];
  const origin = { at: row.created, cause: `${row.source}#${row.id}` };
  writer.say(['link', `${from}/blocks/${to}`], { from, to, form: 'blocks', dependency, lag }, origin);
}
