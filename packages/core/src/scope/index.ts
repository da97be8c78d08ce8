export { type ScopePoint, scopeChanges, scopeTrail } from './scope-trail.ts';
