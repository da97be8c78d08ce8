import { LINK, type Network } from '../../network.ts';

/** Links that are no more than an end before a start; what only takes time, a release or a lag, stands behind the activities. */
export interface Steps {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** How long those that only take time do. */
  readonly timers: readonly number[];
}

/** The links of a network as steps; null when one of them is more, since it counts from a start, to an end, or backwards. */
export function stepsOf(network: Network): Steps | null {
  const { count, linkStart, linkFrom, linkKind, linkLag, release } = network;
  if (linkKind.some((kind) => kind !== LINK.FS) || linkLag.some((lag) => lag < 0)) return null;
  const from: number[] = [];
  const to: number[] = [];
  const timers: number[] = [];
  const startTimer = (time: number) => {
    from.push(count + timers.length);
    timers.push(time);
  };
  for (let i = 0; i < count; i++) {
    if (release[i]! > 0) {
      startTimer(release[i]!);
      to.push(i);
    }
    for (let l = linkStart[i]!; l < linkStart[i + 1]!; l++) {
      from.push(linkFrom[l]!);
      if (linkLag[l]! > 0) {
        to.push(count + timers.length);
        startTimer(linkLag[l]!);
      }
      to.push(i);
    }
  }
  return { from, to, timers };
}
