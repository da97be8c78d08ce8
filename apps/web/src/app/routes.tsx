import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { Shell } from '../shell/shell.tsx';
import type { SharedSearch } from '../time/moment.ts';
import { Broken, Lost } from './lost.tsx';
import { parseSearch, stringifySearch } from './search.ts';

const root = createRootRoute({
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
  component: lazyRouteComponent(() => import('../portfolio/portfolio-page.tsx'), 'PortfolioPage'),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program',
  staticData: { crumb: 'Overview' },
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
});

const milestone = createRoute({
  getParentRoute: () => root,
  path: '/programs/$program/milestones/$milestone',
  staticData: { crumb: 'Milestone' },
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
