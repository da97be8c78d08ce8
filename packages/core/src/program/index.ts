export { advance } from './advance.ts';
export { canonicalLines } from './canonical.ts';
export { type Change, diff } from './diff.ts';
export { appendToLog, createFactLog, type FactLog } from './fact-log.ts';
export { fold, WORKSPACE_ID } from './fold.ts';
export type { When } from './fold-subject.ts';
export { COLLECTIONS, type CollectedKind, type ProgramGraph } from './program-graph.ts';
export { isClosed, type Item, type Membership, type Step } from './thing.ts';
