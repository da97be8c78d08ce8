import { createReadStream } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { translateIssue } from '@fulcrum/connectors';
import { appendToLog, createFactLog, type FactLog } from '@fulcrum/core/program';

/** The program that the benches of the forecast run on, and its demo archive. */
export const PROGRAM = 'TIMOB';
const ARCHIVE = new URL('../packages/workbench/demo/TIMOB.jsonl.gz', import.meta.url);

/** The demo archive as a log of facts, without a database. */
export async function demoLog(): Promise<FactLog> {
  const log = createFactLog();
  const seen = new Set<string>();
  const lines = createInterface({ input: createReadStream(ARCHIVE).pipe(createGunzip()) });
  for await (const line of lines) {
    for (const fact of translateIssue(JSON.parse(line), { where: 'bench' }).facts) {
      const key = JSON.stringify([fact.subject, fact.attribute, fact.op, fact.value, fact.cause]);
      if (seen.has(key)) continue;
      seen.add(key);
      appendToLog(log, [{ ...fact, seq: seen.size, recordedAt: 0, branch: 'trunk' }]);
    }
  }
  return log;
}

/** One line on the machine that the figures were taken on. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
}
