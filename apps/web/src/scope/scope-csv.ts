import { csvCell } from '../work/csv.ts';
import type { RequestsView, ScopeView } from './scope-query.ts';

type Cells = readonly (string | number | null)[];

/** Lines of a file (RFC 4180), with the mark by which spreadsheets know UTF-8. */
function fileOf(rows: readonly Cells[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** All that came, went and was changed since the baseline. */
export function rowsCsv(view: ScopeView): string {
  const lists = ['added', 'removed', 'changed'] as const;
  const rows = lists.flatMap((list) =>
    view[list].rows.map(
      ({ item, title, teamName, how, who, day }): Cells => [list, item, title, teamName, how, who, day],
    ),
  );
  return fileOf([['what', 'item', 'title', 'team', 'how', 'who', 'day'], ...rows]);
}

/** Requests with what was decided of them, and what was told of their price then. */
export function requestsCsv({ requests }: RequestsView): string {
  const head =
    'id,title,milestone,asker,reason,asks,state,asked,decided_by,decided_on,why,option,p85_before,p85_after,odds_before,odds_after,cost,price';
  const rows = requests.map(({ id, title, milestone, asker, reason, words, state, asked, decision }): Cells => {
    const {
      by = null,
      day = null,
      why = null,
      option = null,
      before,
      after,
      cost = null,
      price = null,
    } = decision ?? {};
    const told = [before?.p85 ?? null, after?.p85 ?? null, before?.odds ?? null, after?.odds ?? null, cost, price];
    return [id, title, milestone?.name ?? null, asker, reason, words, state, asked, by, day, why, option, ...told];
  });
  return fileOf([head.split(','), ...rows]);
}
