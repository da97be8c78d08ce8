import type { DependenciesView, LinkRow, LinkSearch } from './dependencies-query.ts';

/** The teams of items, and their names. */
export type Teams = {
  readonly of: (item: string) => string;
  readonly name: (team: string) => string;
};

export function teamsOf({ items, teams }: Pick<DependenciesView, 'items' | 'teams'>): Teams {
  const own = new Map(items.map(({ id, team }) => [id, team]));
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return { of: (item) => own.get(item) ?? '', name: (team) => names.get(team) ?? (team === '' ? 'No team' : team) };
}

/** The links that the filters of the address leave. */
export function chosenLinks(view: DependenciesView, asked: LinkSearch, teams: Teams): readonly LinkRow[] {
  const { gives, waits, stands } = asked;
  return view.links.filter(
    (link) =>
      (gives === undefined || teams.of(link.from) === gives) &&
      (waits === undefined || teams.of(link.to) === waits) &&
      (stands === undefined || (stands === 'hand-off' ? link.isHandOff : link.status === stands)),
  );
}

const NONE = '9999';

const KEYS: Readonly<Record<string, (link: LinkRow, teams: Teams) => string | number>> = {
  from: ({ from }) => from,
  to: ({ to }) => to,
  teams: ({ from, to }, { of, name }) => `${name(of(from))} ${name(of(to))}`,
  expected: ({ p50 }) => p50 ?? NONE,
  needed: ({ needed }) => needed ?? NONE,
  slack: ({ slack }) => slack?.p50 ?? Number.MAX_SAFE_INTEGER,
};

/** Links in the order of a column, `-slack` from the other end; as they come, where no column is named. */
export function sortedLinks(links: readonly LinkRow[], sort: string | undefined, teams: Teams): readonly LinkRow[] {
  const key = KEYS[sort?.replace(/^-/, '') ?? ''];
  if (key === undefined) return links;
  const turn = sort?.startsWith('-') ? -1 : 1;
  const keyed = links.map((link) => ({ link, key: key(link, teams) }));
  keyed.sort((a, b) => (a.key < b.key ? -turn : a.key > b.key ? turn : 0));
  return keyed.map(({ link }) => link);
}
