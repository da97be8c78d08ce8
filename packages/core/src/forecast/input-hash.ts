import type { ProgramGraph } from '../program/index.ts';
import type { Ledger } from './ledger.ts';

/**
 * A digest of all that a forecast of this program can see: equal inputs give equal digests, in whatever order the facts
 * came. 64 bits in hex: it tells inputs apart, and guards nothing.
 */
export function inputHash(ledger: Ledger, graph: ProgramGraph): string {
  const digest = { high: 0x811c9dc5, low: 0x9e3779b9 };
  const columns = [ledger.created, ledger.finished, ledger.team, ledger.released];
  const stays = ledger.members.flatMap(({ items, from, until }) => [items, from, until]);
  const ties = ledger.ties.map(({ from, to, lag }) => [from, to, lag]);
  const sizes = [ledger.asOf, ledger.ids.length, ledger.milestones.length, ledger.ties.length];
  for (const numbers of [sizes, ...columns, ...stays, ...ties]) addNumbers(digest, numbers);
  const milestones = ledger.milestones.flatMap(({ id, name, target, isReleased }) => [
    id,
    name,
    target,
    String(isReleased),
  ]);
  const programs = [...graph.programs.values()].map(({ id, history }) => `${id} ${history}`).sort();
  const links = ledger.ties.map(({ dependency }) => dependency);
  for (const word of [...ledger.ids, ...ledger.teams, ...milestones, ...links, ...programs]) addText(digest, word);
  return [digest.high, digest.low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

interface Digest {
  high: number;
  low: number;
}

function addNumbers(digest: Digest, values: ArrayLike<number>): void {
  let { high, low } = digest;
  for (let i = 0; i < values.length; i++) {
    high = Math.imul(high ^ (values[i] as number), 0x01000193);
    low = Math.imul(low ^ ((values[i] as number) + (high >>> 15)), 0x85ebca6b) ^ (low >>> 13);
  }
  digest.high = high;
  digest.low = low;
}

function addText(digest: Digest, text: string | null): void {
  addNumbers(digest, text === null ? [-1] : [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))]);
}
