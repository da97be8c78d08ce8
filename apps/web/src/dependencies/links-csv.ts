import { csvCell } from '../work/csv.ts';
import type { Teams } from './choose-links.ts';
import type { LinkedItem, LinkRow } from './dependencies-query.ts';
import { standsOf } from './stands.ts';

/** The links as a file: one a line (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function linksCsv(links: readonly LinkRow[], items: ReadonlyMap<string, LinkedItem>, teams: Teams): string {
  const columns: readonly (readonly [string, (link: LinkRow) => string | number | null])[] = [
    ['from', ({ from }) => from],
    ['from_title', ({ from }) => items.get(from)?.title ?? ''],
    ['from_team', ({ from }) => teams.name(teams.of(from))],
    ['to', ({ to }) => to],
    ['to_title', ({ to }) => items.get(to)?.title ?? ''],
    ['to_team', ({ to }) => teams.name(teams.of(to))],
    ['form', ({ form }) => form],
    ['ends', ({ ends }) => ends],
    ['lag_days', ({ lag }) => lag],
    ['expected_p50', ({ p50 }) => p50],
    ['expected_p85', ({ p85 }) => p85],
    ['planned', ({ needed }) => needed],
    ['slack_p50', ({ slack }) => slack?.p50 ?? null],
    ['slack_p85', ({ slack }) => slack?.p85 ?? null],
    ['stands', (link) => standsOf(link).word],
    ['besides', ({ words }) => words],
  ];
  const lines = links.map((link) => columns.map(([, value]) => csvCell(value(link))).join(','));
  return `\uFEFF${[columns.map(([head]) => head).join(','), ...lines].join('\r\n')}\r\n`;
}
