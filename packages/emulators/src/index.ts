import type { Emulator } from './kit/emulator.ts';

export type { Emulator } from './kit/emulator.ts';
export { startServer } from './kit/start-server.ts';

/** The tools that can be emulated, by the names that the command line takes. */
export const emulators: Readonly<Record<string, Emulator>> = {};
