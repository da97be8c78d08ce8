import type { SchedulingNetwork } from './scheduling-network.ts';

/** Links into each activity, in compressed rows. */
export interface LinksInto {
  readonly rows: Int32Array;
  readonly from: Int32Array;
  readonly gaps: Int32Array;
}

/** The links as forward time (side 0) or backward time (side 1) reads them: there, ends are starts and links are turned. */
export function linksInto(network: SchedulingNetwork, side: number): LinksInto {
  const { count, durations, linkGap } = network;
  const to = side === 0 ? network.linkTo : network.linkFrom;
  const from = side === 0 ? network.linkFrom : network.linkTo;
  const rows = new Int32Array(count + 1);
  for (const activity of to) rows[activity + 1]! += 1;
  for (let activity = 0; activity < count; activity++) rows[activity + 1]! += rows[activity]!;
  const next = rows.slice(0, count);
  const into = { rows, from: new Int32Array(to.length), gaps: new Int32Array(to.length) };
  for (let link = 0; link < to.length; link++) {
    const place = next[to[link]!]!++;
    into.from[place] = from[link]!;
    into.gaps[place] = side === 0 ? linkGap[link]! : linkGap[link]! + durations[from[link]!]! - durations[to[link]!]!;
  }
  return into;
}
