import type { ProgramGraph } from '../program/index.ts';
import { addNumbers, addText, digits, newDigest } from './digest.ts';
import type { Ledger } from './ledger.ts';

/**
 * A digest of all that a forecast of this program can see: equal inputs give equal digests, in whatever order the facts
 * came. 64 bits in hex: it tells inputs apart, and guards nothing.
 */
export function inputHash(ledger: Ledger, graph: ProgramGraph): string {
  const digest = newDigest();
  // A milestone without items exists since ever as far as the facts tell: it must not tell one day from another.
  const filled = ledger.milestones.flatMap((_, index) =>
    (ledger.members[index]?.items.length ?? 0) > 0 ? [index] : [],
  );
  const released = filled.map((index) => ledger.released[index] as number);
  const columns = [ledger.created, ledger.finished, ledger.team, released];
  const stays = filled.flatMap((index) => {
    const { items, from, until } = ledger.members[index]!;
    return [items, from, until];
  });
  const ties = ledger.ties.map(({ from, to, lag }) => [from, to, lag]);
  const sizes = [ledger.asOf, ledger.ids.length, filled.length, ledger.ties.length];
  for (const numbers of [sizes, ...columns, ...stays, ...ties]) addNumbers(digest, numbers);
  const milestones = filled.flatMap((index) => {
    const { id, name, target, isReleased } = ledger.milestones[index]!;
    return [id, name, target, String(isReleased)];
  });
  const programs = [...graph.programs.values()].map(({ id, history }) => `${id} ${history}`).sort();
  const links = ledger.ties.map(({ dependency }) => dependency);
  for (const word of enteredWords(graph)) addText(digest, word);
  for (const word of [...ledger.ids, ...ledger.teams, ...milestones, ...links, ...programs]) addText(digest, word);
  return digits(digest);
}

/** What people entered about the days ahead: only where it is there, so that a program without it keeps its digest. */
function enteredWords({ risks, waits, leaves, items }: ProgramGraph): readonly string[] {
  const entered = [...risks.values(), ...waits.values(), ...leaves.values()];
  const held = [...items.values()].flatMap(({ id, notBefore }) => (notBefore === null ? [] : [`${id} ${notBefore}`]));
  const sized = [...items.values()].flatMap(({ id, effort }) => (effort === null ? [] : [`${id} ${effort} h`]));
  const given = [...items.values()].flatMap(({ id, assignee, reassigned, reassignedFrom, learning }) =>
    reassigned === null ? [] : [`${id} ${reassigned} ${reassignedFrom} ${assignee} ${learning}`],
  );
  return [...entered.map((thing) => JSON.stringify(thing)), ...held, ...sized, ...given].sort();
}
