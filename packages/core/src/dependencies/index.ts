export { type Arrow, closureOf, type Reached, wayBetween } from './closure.ts';
export { type Dependencies, dependenciesOf } from './dependencies.ts';
export type { Dependency, LinkStatus, PlannedDays } from './dependency.ts';
export type { Ring } from './rings.ts';
