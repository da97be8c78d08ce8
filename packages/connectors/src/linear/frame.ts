import { EPOCH, type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Names } from './names.ts';
import type { LinearSettings } from './settings.ts';

/** What all parts of a translation share. */
export interface Frame {
  readonly settings: LinearSettings;
  readonly names: Names;
  /** What was said of things that many answers repeat. */
  readonly said: Set<string>;
}

/** When something was changed last, or the beginning of time where nothing says so. */
export function versionOf(updatedAt: string | null | undefined): Instant {
  return (updatedAt ? parseInstant(updatedAt) : null) ?? EPOCH;
}
