export { simulateOnThreads } from './simulate-on-threads.ts';
export { Threads } from './threads.ts';
