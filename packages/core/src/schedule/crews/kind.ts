import { hasSkill } from '../can-fill.ts';
import type { SkillNeed, Worker } from '../problem.ts';

/** What an activity asks for. */
export interface Kind {
  /** Hands in all. */
  readonly places: number;
  /** How many hands each need asks for. */
  readonly rooms: Int32Array;
  /** The first place of each need. */
  readonly roomAt: Int32Array;
  /** The hands that can fill at least one need. */
  readonly able: Int32Array;
  /** The place of a hand in `able`; -1 when it is not there. */
  readonly placeOf: Int32Array;
  /** The needs that `able[i]` can fill: `needs[needAt[i]]` to `needs[needAt[i + 1]]`. */
  readonly needAt: Int32Array;
  readonly needs: Int32Array;
}

/** The kind of some needs, kept in `known` by what they ask for. */
export function kindOf(needs: readonly SkillNeed[], hands: readonly Worker[], known: Map<string, Kind>): Kind {
  const key = needs.map(({ skill, level, people }) => `${skill}/${level}/${people}`).join(' ');
  const kind = known.get(key) ?? newKind(needs, hands);
  known.set(key, kind);
  return kind;
}

function newKind(needs: readonly SkillNeed[], hands: readonly Worker[]): Kind {
  const filled = hands.map((hand) => needs.flatMap((need, n) => (hasSkill(hand, need) ? [n] : [])));
  const able = Int32Array.from(filled.flatMap((list, hand) => (list.length > 0 ? [hand] : [])));
  const placeOf = new Int32Array(hands.length).fill(-1);
  const needAt = new Int32Array(able.length + 1);
  for (const [i, hand] of able.entries()) {
    placeOf[hand] = i;
    needAt[i + 1] = needAt[i]! + filled[hand]!.length;
  }
  const rooms = Int32Array.from(needs, (need) => need.people);
  return {
    places: rooms.reduce((sum, room) => sum + room, 0),
    rooms,
    roomAt: rooms.map((_, need) => rooms.subarray(0, need).reduce((sum, room) => sum + room, 0)),
    able,
    placeOf,
    needAt,
    needs: Int32Array.from([...able].flatMap((hand) => filled[hand]!)),
  };
}
