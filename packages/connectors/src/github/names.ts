import { EPOCH, type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { RawRecord } from '../kit/connector.ts';
import type { FactWriter } from '../kit/fact-writer.ts';
import type { GitHubSettings } from './settings.ts';
import { milestone, type PlaceOf, type Who } from './shape.ts';

/** What all parts of a translation share. */
export interface Frame {
  readonly settings: GitHubSettings;
  /** From `owner/name` and a title to the id of a milestone. */
  readonly milestones: ReadonlyMap<string, string>;
  readonly said: Set<string>;
}

/** The frame of the lists that came before the issues. */
export function frameOf(settings: GitHubSettings, surroundings: readonly RawRecord[]): Frame {
  const milestones = new Map<string, string>();
  for (const { endpoint, key, body } of surroundings) {
    if (endpoint !== 'milestones' || !Array.isArray(body)) continue;
    const repository = key.slice('milestones/'.length);
    for (const one of body) {
      const parsed = milestone.safeParse(one);
      if (parsed.success) milestones.set(`${repository}\n${parsed.data.title}`, `${repository}/${parsed.data.number}`);
    }
  }
  return { settings, milestones, said: new Set() };
}

/** The program of a repository. */
export function programOf({ settings }: Frame, repository: string): string {
  return settings.program ?? repository;
}

/** `owner/name#12`: what people call an issue or a pull request. */
export function keyOf({ number, repository }: PlaceOf): string {
  return `${repository.nameWithOwner}#${number}`;
}

/** The id of somebody, who is said on the way; null for nobody. */
export function sayWho(writer: FactWriter, who: Who): string | null {
  const number = who?.databaseId ?? (typeof who?.id === 'number' ? who.id : null);
  if (!who || number === null || number === undefined) return null;
  const id = `github/${number}`;
  const name = who.name || who.login;
  if (name) writer.say(['person', id], { name }, { at: EPOCH, cause: `github:user/${number}` });
  return id;
}

/** Whether somebody is a program. */
export function isBot(who: Who): boolean {
  return who?.__typename === 'Bot' || who?.type === 'Bot' || (who?.login?.endsWith('[bot]') ?? false);
}

/** The instant of a text; null when it names none. */
export function at(text: string | null | undefined): Instant | null {
  return text ? parseInstant(text) : null;
}

/** A text; empty for anything else, which could be an object that is no text and says that it is. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
