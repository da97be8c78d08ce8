import type { IconName } from '../ui/icon.tsx';

/** A page that the navigation offers. `key` is the letter that opens it after G. */
export type Place = {
  readonly label: string;
  readonly icon: IconName;
  readonly to: string;
  readonly key: string;
  /** Pages below this part of the address have no entry of their own and light up this one. */
  readonly also?: string;
};

export const portfolioPlace: Place = { label: 'Portfolio', icon: 'portfolio', to: '/', key: 'p' };

export const objectivesPlace: Place = { label: 'Objectives', icon: 'objectives', to: '/objectives', key: 'j' };

/** The pages of a program, in the order of the navigation. A new page is one line here and one in app/routes.tsx. */
export const programPlaces: readonly Place[] = [
  { label: 'Overview', icon: 'overview', to: '/programs/$program', key: 'o', also: '/milestones/' },
  { label: 'Timeline', icon: 'timeline', to: '/programs/$program/timeline', key: 't' },
  { label: 'Work', icon: 'work', to: '/programs/$program/work', key: 'w' },
  { label: 'Board', icon: 'board', to: '/programs/$program/board', key: 'b' },
  { label: 'Dependencies', icon: 'links', to: '/programs/$program/dependencies', key: 'd' },
  { label: 'People', icon: 'people', to: '/programs/$program/people', key: 'e' },
  { label: 'Scope', icon: 'scope', to: '/programs/$program/scope', key: 'x' },
  { label: 'What-if', icon: 'branch', to: '/programs/$program/what-if', key: 'i' },
  { label: 'Why it moved', icon: 'why', to: '/programs/$program/why', key: 'y' },
  { label: 'Flow', icon: 'flow', to: '/programs/$program/flow', key: 'f' },
  { label: 'Calibration', icon: 'calibration', to: '/programs/$program/calibration', key: 'c' },
];

/** The pages of the workspace. */
export const workspacePlaces: readonly Place[] = [
  { label: 'Connections', icon: 'connections', to: '/connections', key: 'n' },
  { label: 'Settings', icon: 'settings', to: '/settings', key: 's' },
];
