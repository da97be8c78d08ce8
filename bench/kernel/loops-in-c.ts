import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Network, Policy } from '@fulcrum/kernel';
import { mix } from '../../packages/kernel/src/simulation/key-of.ts';
import { lastMembers } from '../../packages/kernel/src/simulation/last-members.ts';
import { spreadTables } from '../../packages/kernel/src/simulation/wasm/spread-tables.ts';

const SOURCE = fileURLToPath(new URL('./loops.c', import.meta.url));
const POLICIES = ['unconstrained', 'plan-order', 'parallel'];

/** How the loops in C did: seconds of the quickest round, the sum of all ends of the last activity and of the program. */
export interface InC {
  readonly seconds: number;
  readonly lastEnds: number;
  readonly programEnds: number;
}

/** The loops in C on a network, compiled for this machine; null when it has no gcc. */
export function loopsInC(network: Network, seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'fulcrum-kernel-'));
  const binary = join(folder, 'loops');
  const file = join(folder, 'network');
  try {
    execFileSync('gcc', ['-O3', '-march=native', '-o', binary, SOURCE], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    return null;
  }
  writeFileSync(file, columnsOf(network, seed));
  return (policy: Policy, { blocks, rounds }: { readonly blocks: number; readonly rounds: number }): InC => {
    const args = [file, `${POLICIES.indexOf(policy)}`, `${blocks}`, `${rounds}`];
    const [seconds, lastEnds, programEnds] = execFileSync(binary, args).toString().split(' ').map(Number);
    return { seconds: seconds!, lastEnds: lastEnds!, programEnds: programEnds! };
  };
}

function columnsOf(network: Network, seed: number): Buffer {
  const { count, linkFrom, slots, key, scale, linkStart, resource, tables } = network;
  const last = lastMembers(network).member;
  const head = Int32Array.of(count, linkFrom.length, slots.length, mix(seed), last.length);
  const columns = [head, key, scale, linkStart, linkFrom, resource, slots, last, tables, spreadTables(tables)];
  return Buffer.concat(columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)));
}
