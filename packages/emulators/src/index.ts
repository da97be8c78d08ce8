import { asana } from './asana/emulator.ts';
import { github } from './github/emulator.ts';
import { jira } from './jira/emulator.ts';
import type { Emulator } from './kit/index.ts';
import { linear } from './linear/emulator.ts';

export { jira } from './jira/emulator.ts';
export { generatedSeed } from './jira/generate.ts';
export type { Emulator } from './kit/index.ts';
export { startServer } from './kit/start-server.ts';

/** The tools that can be emulated, by the names that the command line takes. */
export const emulators: Readonly<Record<string, Emulator>> = {
  github: github as unknown as Emulator,
  jira: jira as unknown as Emulator,
  linear: linear as unknown as Emulator,
  asana: asana as unknown as Emulator,
};
