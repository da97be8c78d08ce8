import { parentPort } from 'node:worker_threads';
import type { Network, SimulateOptions } from '../network.ts';
import { tallyNetwork } from '../simulation/simulate-network.ts';

parentPort?.on('message', ({ network, share }: { readonly network: Network; readonly share: SimulateOptions }) => {
  const tally = tallyNetwork(network, share);
  const columns = [...tally.ends, tally.cost, tally.start, tally.end, tally.duration, tally.queue, tally.critical];
  parentPort?.postMessage(
    tally,
    columns.map((column) => column.buffer as ArrayBuffer),
  );
});
