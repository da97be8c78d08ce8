export { runLockstep, traceLanes } from './lockstep';
export { beginParallel, runParallel } from './parallel';
export { setPartial } from './sums';
