import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { milestoneQuery, overviewQuery, portfolioQuery, type ViewQuery, workspaceQuery } from '../api/queries.ts';
import { Shell } from '../shell/shell.tsx';
import { momentIn, type SharedSearch } from '../time/moment.ts';
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

const root = createRootRoute({
  loader: ({ cause }) => askAhead(cause, workspaceQuery()),
  component: Shell,
  notFoundComponent: Lost,
  errorComponent: Broken,
  validateSearch: (search: Record<string, unknown>) => search as SharedSearch,
  // The moment goes along with every link; everything else of an address belongs to its page.
  search: { middlewares: [retainSearchParams<SharedSearch>(['asOf', 'reveal'])] },
});

const portfolio = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { crumb: 'Portfolio' },
  loader: ({ cause, location }) => askAhead(cause, portfolioQuery(momentIn(location.search as SharedSearch))),
  component: lazyRouteComponent(() => import('../portfolio/portfolio-page.tsx'), 'PortfolioPage'),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program',
  staticData: { crumb: 'Overview' },
  loader: ({ cause, location, params }) =>
    askAhead(cause, overviewQuery(params.program, momentIn(location.search as SharedSearch))),
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
});

const milestone = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/milestones/$milestone',
  staticData: { crumb: 'Milestone' },
  loader: ({ cause, location, params }) =>
    askAhead(cause, milestoneQuery(params, momentIn(location.search as SharedSearch))),
  component: lazyRouteComponent(() => import('../milestone/milestone-page.tsx'), 'MilestonePage'),
});

const work = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/work',
  staticData: { crumb: 'Work' },
  component: lazyRouteComponent(() => import('../work/work-page.tsx'), 'WorkPage'),
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/flow',
  staticData: { crumb: 'Flow' },
  component: lazyRouteComponent(() => import('../flow/flow-page.tsx'), 'FlowPage'),
});

const calibration = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/calibration',
  staticData: { crumb: 'Calibration' },
  component: lazyRouteComponent(() => import('../calibration/calibration-page.tsx'), 'CalibrationPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  staticData: { crumb: 'Settings' },
  component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
});

/** Every page. Those that the navigation offers also have a line in shell/places.ts. */
const tree = root.addChildren([portfolio, overview, milestone, work, flow, calibration, settings]);

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
