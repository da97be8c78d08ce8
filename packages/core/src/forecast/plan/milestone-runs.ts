import { type Network, simulateNetwork } from '@fulcrum/kernel';
import { areSameNetworks, effortOf, partsBehind } from './network-parts.ts';
import type { PlanModel } from './plan-model.ts';
import { membersOf } from './short-model.ts';

/** A network, for the one milestone that is asked about: in pieces, each with as many futures as were simulated of it. */
export interface MilestoneRun {
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly network: Network;
  ends: Float32Array;
}

/**
 * Many runs of one milestone: of each network only what it can depend on is simulated, and no piece twice that two of them share. A lever
 * on one team costs as much as that team does, where teams do not wait for each other.
 */
export interface MilestoneRuns {
  /** Takes a network that has the milestone as one of its groups. Nothing is simulated yet. */
  readonly take: (network: Network, milestone: number) => MilestoneRun;
  /** When the milestone ends in the first futures of the plan, by replication. */
  readonly ends: (run: MilestoneRun, replications: number) => Float32Array;
  /** What so many more futures of some runs take, about in nanoseconds. */
  readonly effort: (runs: readonly MilestoneRun[], replications: number) => number;
}

/** Makes ready for many runs of a plan's milestone. */
export function milestoneRuns({ run: { seed, policy } }: Pick<PlanModel, 'run'>): MilestoneRuns {
  const known: Piece[] = [];
  const pieceOf = (network: Network): Piece => {
    const same = known.find((piece) => areSameNetworks(piece.network, network));
    if (same !== undefined) return same;
    const piece = { network, ends: new Float32Array(0) };
    known.push(piece);
    return piece;
  };
  const simulate = (piece: Piece, replications: number): Float32Array => {
    const from = piece.ends.length;
    if (from >= replications) return piece.ends;
    const more = simulateNetwork(piece.network, { seed, policy, from, replications: replications - from });
    const ends = new Float32Array(replications);
    ends.set(piece.ends);
    ends.set(more.ends[0]!, from);
    piece.ends = ends;
    return ends;
  };
  return {
    take: (network, milestone) => {
      return { pieces: partsBehind(network, membersOf(network, milestone), policy).map(pieceOf) };
    },
    ends: ({ pieces }, replications) => {
      const latest = new Float32Array(replications);
      for (const piece of pieces) {
        const ends = simulate(piece, replications);
        for (let r = 0; r < replications; r++) if (ends[r]! > latest[r]!) latest[r] = ends[r]!;
      }
      return latest;
    },
    effort: (runs, replications) => {
      const open = new Set(runs.flatMap(({ pieces }) => pieces));
      let effort = 0;
      for (const { network, ends } of open) effort += effortOf(network) * Math.max(0, replications - ends.length);
      return effort;
    },
  };
}
