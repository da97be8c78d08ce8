import type { CrewModel, Times } from './crew-model.ts';
import type { Kind } from './kind.ts';

/** What a crew has to fit between: the links before and behind, and what each hand does before and behind. */
export interface Gap {
  /** The earliest start that links allow. */
  readonly head: number;
  readonly duration: number;
  /** What comes at the least behind the end, by the links. */
  readonly tail: number;
  /** By hand: until when it is busy before. */
  readonly heads: Times;
  /** By hand: what comes behind. */
  readonly tails: Times;
}

/** Chooses the hands for places so that the longest way through the activity is short. */
export class CrewChoice {
  /** The chosen hands, in the order of the needs: as many as the kind has places. */
  readonly crew: Int32Array;
  readonly #sums: Float64Array;
  readonly #sorted: Int32Array;
  readonly #counts: Int32Array;
  readonly #isTried: Uint8Array;
  /** By hand: from 0 to a half, how much is asked of it that it can do. Among equals, who can do little goes first. */
  readonly #wanted: Float64Array;
  #kind: Kind | null = null;

  constructor(model: CrewModel) {
    const most = (of: (kind: Kind) => number) => model.kinds.reduce((found, kind) => Math.max(found, of(kind)), 0);
    this.#wanted = wantedOf(model);
    this.crew = new Int32Array(most((kind) => kind.places));
    this.#sums = new Float64Array(most((kind) => kind.able.length));
    this.#sorted = new Int32Array(most((kind) => kind.able.length));
    this.#counts = new Int32Array(most((kind) => kind.rooms.length));
    this.#isTried = new Uint8Array(most((kind) => kind.rooms.length));
  }

  /**
   * Hands are taken by their own way through the activity, the shortest first, each if those taken before can still fill
   * places with it. Of all crews this one's longest single way is the shortest (hands that can fill places
   * together are the independent sets of a matroid; Edmonds 1971).
   * @returns the longest way, or infinity when it would reach `below` or places stay empty
   */
  choose(kind: Kind, gap: Gap, below: number): number {
    this.#sort(kind, gap);
    this.#counts.fill(0, 0, kind.rooms.length);
    let { head, tail } = gap;
    let filled = 0;
    for (let i = 0; i < kind.able.length && filled < kind.places; i++) {
      const able = this.#sorted[i]!;
      if (this.#sums[able]! >= below) return Number.POSITIVE_INFINITY;
      this.#isTried.fill(0, 0, kind.rooms.length);
      if (!this.#give(able)) continue;
      filled++;
      const hand = kind.able[able]!;
      head = Math.max(head, gap.heads[hand]!);
      tail = Math.max(tail, gap.tails[hand]!);
    }
    return filled < kind.places ? Number.POSITIVE_INFINITY : head + gap.duration + tail;
  }

  /** By insertion, since the order is nearly the same from gap to gap. */
  #sort(kind: Kind, { head, duration, tail, heads, tails }: Gap): void {
    const size = kind.able.length;
    if (this.#kind !== kind) for (let i = 0; i < size; i++) this.#sorted[i] = i;
    this.#kind = kind;
    for (let i = 0; i < size; i++) {
      const hand = kind.able[i]!;
      this.#sums[i] = Math.max(head, heads[hand]!) + duration + Math.max(tail, tails[hand]!) + this.#wanted[hand]!;
    }
    for (let i = 1; i < size; i++) {
      const able = this.#sorted[i]!;
      const sum = this.#sums[able]!;
      let j = i - 1;
      for (; j >= 0 && this.#sums[this.#sorted[j]!]! > sum; j--) this.#sorted[j + 1] = this.#sorted[j]!;
      this.#sorted[j + 1] = able;
    }
  }

  /** Gives a hand a place, if need be by moving others to another need. */
  #give(able: number): boolean {
    const kind = this.#kind!;
    for (let i = kind.needAt[able]!; i < kind.needAt[able + 1]!; i++) {
      const need = kind.needs[i]!;
      if (this.#isTried[need] === 1) continue;
      this.#isTried[need] = 1;
      const first = kind.roomAt[need]!;
      const count = this.#counts[need]!;
      if (count < kind.rooms[need]!) {
        this.crew[first + count] = kind.able[able]!;
        this.#counts[need] = count + 1;
        return true;
      }
      for (let place = first; place < first + count; place++) {
        if (!this.#give(kind.placeOf[this.crew[place]!]!)) continue;
        this.crew[place] = kind.able[able]!;
        return true;
      }
    }
    return false;
  }
}

function wantedOf({ kinds, hands }: CrewModel): Float64Array {
  const asked = new Float64Array(hands);
  for (const { able, needAt } of kinds) {
    for (const [i, hand] of able.entries()) asked[hand] = asked[hand]! + needAt[i + 1]! - needAt[i]!;
  }
  const most = asked.reduce((found, each) => Math.max(found, each), 1);
  return asked.map((each) => each / (2 * most));
}
