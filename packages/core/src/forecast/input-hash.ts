import type { ProgramGraph } from '../program/index.ts';
import type { Ledger } from './ledger.ts';

/**
 * A digest of all that a forecast of this program can see: equal inputs give equal digests, in whatever order the facts
 * came. 64 bits in hex: it tells inputs apart, and guards nothing.
 */
export function inputHash(ledger: Ledger, graph: ProgramGraph): string {
  const digest = { high: 0x811c9dc5, low: 0x9e3779b9 };
  const number = (value: number): void => {
    digest.high = Math.imul(digest.high ^ value, 0x01000193);
    digest.low = Math.imul(digest.low ^ (value + (digest.high >>> 15)), 0x85ebca6b) ^ (digest.low >>> 13);
  };
  const text = (value: string | null): void => {
    number(value === null ? -1 : value.length);
    for (let i = 0; i < (value ?? '').length; i++) number((value as string).charCodeAt(i));
  };
  number(ledger.asOf);
  for (const id of ledger.ids) text(id);
  for (const team of ledger.teams) text(team);
  for (const column of [ledger.created, ledger.finished, ledger.team, ledger.released]) column.forEach(number);
  for (const { id, name, target } of ledger.milestones) for (const word of [id, name, target]) text(word);
  for (const { items, from, until } of ledger.members)
    for (const column of [items, from, until]) column.forEach(number);
  for (const link of [...graph.links.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (link.form !== 'blocks') continue;
    for (const word of [link.from, link.to, link.dependency]) text(word);
    number(link.lag ?? 0);
  }
  return [digest.high, digest.low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
