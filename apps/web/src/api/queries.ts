import type { MilestoneView, OverviewView, PortfolioView, ScenarioView, WorkspaceView } from '@fulcrum/workbench/views';
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query';
import type { Day } from '../time/day.ts';
import { addressOf, type Params, read } from './client.ts';

/**
 * The moment that a page shows, whether what happened after it may be seen, and the scenario that is laid over it. `day`
 * undefined is today; without a scenario it is what everybody sees.
 */
export type Moment = {
  readonly day: Day | undefined;
  readonly reveal: boolean;
  readonly scenario: string | undefined;
};

/** A question to the server, as `useQuery` takes it. */
export type ViewQuery<View> = UseQueryOptions<View, Error, View, QueryKey>;

const at = ({ day, reveal, scenario }: Moment): Params => ({ asOf: day, reveal: reveal || undefined, scenario });

/** The path of something of a program, each part encoded. */
export const programPath = (program: string, ...rest: readonly string[]): string =>
  ['/api/programs', program, ...rest].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');

/**
 * A query whose key is what it is about, followed by its parameters. While the parameters change, as they do under
 * the time machine, the former answer stays on the page; an answer about something else never does.
 */
export function viewQuery<View>(subject: readonly string[], path: string, params: Params): ViewQuery<View> {
  const former = (view: View | undefined, query: { readonly queryKey: QueryKey } | undefined) =>
    query && isAbout(query.queryKey, subject) ? view : undefined;
  return {
    queryKey: [...subject, params],
    queryFn: ({ signal }) => read<View>(addressOf(path, params), signal),
    // The library forbids a view to be a function, which no JSON is.
    placeholderData: former as ViewQuery<View>['placeholderData'],
  } as ViewQuery<View>;
}

function isAbout(key: QueryKey, subject: readonly string[]): boolean {
  return key.length === subject.length + 1 && subject.every((part, index) => key[index] === part);
}

export const workspaceQuery = () => viewQuery<WorkspaceView>(['workspace'], '/api/workspace', {});

export const portfolioQuery = (moment: Moment) => viewQuery<PortfolioView>(['portfolio'], '/api/portfolio', at(moment));

export const overviewQuery = (program: string, moment: Moment) =>
  viewQuery<OverviewView>(['overview', program], programPath(program, 'overview'), at(moment));

export const milestoneQuery = (place: { program: string; milestone: string }, moment: Moment) =>
  viewQuery<MilestoneView>(
    ['milestone', place.program, place.milestone],
    programPath(place.program, 'milestones', place.milestone),
    at(moment),
  );

/** A what-if with its changes. */
export const scenarioQuery = (id: string) =>
  viewQuery<ScenarioView>(['scenario', id], `/api/scenarios/${encodeURIComponent(id)}`, {});
