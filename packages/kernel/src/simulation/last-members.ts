import { LINK, type Network } from '../network.ts';

/** The members of each group that may end last, in compressed rows. */
export interface LastMembers {
  readonly start: Int32Array;
  readonly member: Int32Array;
}

/**
 * The members of each group that no other member must follow: the end of a group is the latest of theirs. A program whose
 * thousand items all belong to one milestone has only its loose ends to look at.
 */
export function lastMembers(network: Network): LastMembers {
  const { count, groupStart, groupMember } = network;
  const groups = groupStart.length - 1;
  const followedIn = new Int32Array(count).fill(-1);
  const start = new Int32Array(groups + 1);
  const member: number[] = [];
  for (let group = 0; group < groups; group++) {
    const members = groupMember.subarray(groupStart[group]!, groupStart[group + 1]!);
    for (const i of members) markFollowed(network, i, (from) => followedIn.fill(group, from, from + 1));
    for (const i of members) if (followedIn[i] !== group) member.push(i);
    start[group + 1] = member.length;
  }
  return { start, member: Int32Array.from(member) };
}

function markFollowed(network: Network, activity: number, mark: (from: number) => void): void {
  const { linkStart, linkFrom, linkKind, linkLag } = network;
  for (let l = linkStart[activity]!; l < linkStart[activity + 1]!; l++) {
    // Only an FS link without a negative lag holds to the last bit: an FF link's start is rounded.
    if (linkKind[l] === LINK.FS && linkLag[l]! >= 0) mark(linkFrom[l]!);
  }
}
