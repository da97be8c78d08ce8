export { program, run } from './run.ts';
