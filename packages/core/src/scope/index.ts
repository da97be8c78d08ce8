export { broughtIn, type JoiningChange, requestedChanges, type TakenItem, type Wanted } from './requested-changes.ts';
export { type Added, type Altered, type Removed, type ScopeSince, scopeByWeek, scopeSince } from './scope-since.ts';
export { type ScopePoint, scopeChanges, scopeTrail } from './scope-trail.ts';
