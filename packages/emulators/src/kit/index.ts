export type { Answer, Call } from './call.ts';
export type { Clock } from './clock.ts';
export type { Conditions } from './conditions.ts';
export { describedBy } from './description.ts';
export type { Emulator, Site, World } from './emulator.ts';
export { type Random, randomFrom } from './random.ts';
