import type { ScenarioView } from '@fulcrum/workbench/views';
import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import {
  type Moment,
  milestoneQuery,
  overviewQuery,
  portfolioQuery,
  scenarioQuery,
  type ViewQuery,
  workspaceQuery,
} from '../api/queries.ts';
import { askedIn, briefQuery } from '../brief/brief-query.ts';
import { Shell } from '../shell/shell.tsx';
import { momentIn, namedScenario, type SharedSearch } from '../time/moment.ts';
import { lazyPage } from './lazy-page.tsx';
import { Broken, Lost } from './lost.tsx';
import { queryClient } from './query-client.ts';
import { parseSearch, stringifySearch } from './search.ts';

/**
 * Asks for a page's answer while its code is still on the way. A page that is only hovered is not asked for: its
 * forecasts would keep the server from those that are wanted.
 */
function askAhead<View>(cause: string, query: ViewQuery<View>): void {
  if (cause !== 'preload') void queryClient.prefetchQuery(query);
}

/** The moment of an address, with its scenario as far as it is known already. */
function momentAt(location: { readonly search: object }, program?: string): Moment {
  const search = location.search as SharedSearch;
  const wanted = namedScenario(search);
  const known =
    wanted === undefined ? undefined : queryClient.getQueryData<ScenarioView>(scenarioQuery(wanted).queryKey);
  return momentIn(search, program, known);
}

const root = createRootRoute({
  loader: ({ cause, location }) => {
    askAhead(cause, workspaceQuery());
    const wanted = namedScenario(location.search as SharedSearch);
    if (wanted !== undefined) askAhead(cause, scenarioQuery(wanted));
  },
  component: Shell,
  notFoundComponent: Lost,
  errorComponent: Broken,
  validateSearch: (search: Record<string, unknown>) => search as SharedSearch,
  // The moment and the scenario go along with every link; everything else of an address belongs to its page.
  search: { middlewares: [retainSearchParams<SharedSearch>(['asOf', 'reveal', 'scenario'])] },
});

const portfolio = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { crumb: 'Portfolio' },
  loader: ({ cause, location }) => askAhead(cause, portfolioQuery(momentAt(location))),
  component: lazyPage(() => import('../portfolio/portfolio-page.tsx').then(({ PortfolioPage }) => PortfolioPage)),
});

const objectives = createRoute({
  getParentRoute: () => root,
  path: '/objectives',
  staticData: { crumb: 'Objectives' },
  component: lazyPage(() => import('../objectives/objectives-page.tsx').then(({ ObjectivesPage }) => ObjectivesPage)),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program',
  staticData: { crumb: 'Overview' },
  loader: ({ cause, location, params }) =>
    askAhead(cause, overviewQuery(params.program, momentAt(location, params.program))),
  component: lazyPage(() => import('../overview/overview-page.tsx').then(({ OverviewPage }) => OverviewPage)),
});

const milestone = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/milestones/$milestone',
  staticData: { crumb: 'Milestone' },
  loader: ({ cause, location, params }) => askAhead(cause, milestoneQuery(params, momentAt(location, params.program))),
  component: lazyPage(() => import('../milestone/milestone-page.tsx').then(({ MilestonePage }) => MilestonePage)),
});

const brief = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/milestones/$milestone/brief',
  staticData: { crumb: 'In five sentences', isBelowMilestone: true },
  loader: ({ cause, location, params }) =>
    askAhead(
      cause,
      briefQuery(params, momentAt(location, params.program), { ...askedIn(location.search), isQuick: true }),
    ),
  component: lazyPage(() => import('../brief/brief-page.tsx').then(({ BriefPage }) => BriefPage)),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/what-if',
  staticData: { crumb: 'What-if' },
  component: lazyPage(() => import('../scenarios/what-if-page.tsx').then(({ WhatIfPage }) => WhatIfPage)),
});

const timeline = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/timeline',
  staticData: { crumb: 'Timeline' },
  component: lazyPage(() => import('../timeline/timeline-page.tsx').then(({ TimelinePage }) => TimelinePage)),
});

const work = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/work',
  staticData: { crumb: 'Work' },
  component: lazyPage(() => import('../work/work-page.tsx').then(({ WorkPage }) => WorkPage)),
});

const dependencies = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/dependencies',
  staticData: { crumb: 'Dependencies' },
  component: lazyPage(() =>
    import('../dependencies/dependencies-page.tsx').then(({ DependenciesPage }) => DependenciesPage),
  ),
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/board',
  staticData: { crumb: 'Board' },
  component: lazyPage(() => import('../board/board-page.tsx').then(({ BoardPage }) => BoardPage)),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/people',
  staticData: { crumb: 'People' },
  component: lazyPage(() => import('../people/people-page.tsx').then(({ PeoplePage }) => PeoplePage)),
});

const scope = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/scope',
  staticData: { crumb: 'Scope' },
  component: lazyPage(() => import('../scope/scope-page.tsx').then(({ ScopePage }) => ScopePage)),
});

const why = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/why',
  staticData: { crumb: 'Why it moved' },
  component: lazyPage(() => import('../why/why-page.tsx').then(({ WhyPage }) => WhyPage)),
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/flow',
  staticData: { crumb: 'Flow' },
  component: lazyPage(() => import('../flow/flow-page.tsx').then(({ FlowPage }) => FlowPage)),
});

const calibration = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/calibration',
  staticData: { crumb: 'Calibration' },
  component: lazyPage(() =>
    import('../calibration/calibration-page.tsx').then(({ CalibrationPage }) => CalibrationPage),
  ),
});

const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  staticData: { crumb: 'Connections' },
  component: lazyPage(() =>
    import('../connections/connections-page.tsx').then(({ ConnectionsPage }) => ConnectionsPage),
  ),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  staticData: { crumb: 'Settings' },
  component: lazyPage(() => import('../settings/settings-page.tsx').then(({ SettingsPage }) => SettingsPage)),
});

/** Every page. Those that the navigation offers also have a line in shell/places.ts. */
const tree = root.addChildren([
  portfolio,
  objectives,
  overview,
  milestone,
  brief,
  whatIf,
  timeline,
  work,
  board,
  dependencies,
  people,
  scope,
  why,
  flow,
  calibration,
  connections,
  settings,
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
