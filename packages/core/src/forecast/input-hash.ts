import type { ProgramGraph } from '../program/index.ts';
import { addNumbers, addText, digits, newDigest } from './digest.ts';
import type { Ledger } from './ledger.ts';

/**
 * A digest of all that a forecast of this program can see: equal inputs give equal digests, in whatever order the facts
 * came. 64 bits in hex: it tells inputs apart, and guards nothing.
 */
export function inputHash(ledger: Ledger, graph: ProgramGraph): string {
  const digest = newDigest();
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
  return digits(digest);
}
