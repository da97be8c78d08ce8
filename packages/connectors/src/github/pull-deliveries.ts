import type { RawRecord } from '../kit/connector.ts';
import { HttpFailure } from '../kit/http.ts';
import { type Ask, nextPage } from './ask.ts';
import { DEPLOYMENTS } from './documents.ts';
import { everyPage, type Tags, whatChanged } from './surroundings.ts';

interface Asked {
  readonly repository: string;
  /** Up to when all is known; null for nothing yet. */
  readonly since: string | null;
  readonly workflows: readonly string[];
  readonly tags?: Tags;
}

// A deployment or a run can wait for an approval before it ends.
const OPEN_FOR_MS = 14 * 86_400_000;

/**
 * Deployments with their statuses, releases, and runs of the workflows that deploy, as records. What the sign-in may not read is left
 * out: issues are worth having without it, and a test of the connection tells of it.
 */
export async function pullDeliveries(ask: Ask, asked: Asked): Promise<readonly RawRecord[]> {
  const { repository, since, workflows, tags = {} } = asked;
  const from = since === null ? null : new Date(Date.parse(since) - OPEN_FOR_MS).toISOString();
  const records = [...(await ifAllowed(() => deployments(ask, repository, from)))];
  const releases = await ifAllowed(async () => [
    await whatChanged(ask, { path: `/repos/${repository}/releases`, query: {} }, tags),
  ]);
  for (const list of releases)
    if (list !== null)
      records.push({ endpoint: 'releases', key: `releases/${repository}`, body: { repository, releases: list } });
  for (const workflow of workflows) records.push(...(await ifAllowed(() => runs(ask, { repository, workflow, from }))));
  return records;
}

/** What is read, or nothing where that is not allowed or not there. */
async function ifAllowed<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HttpFailure && (error.kind === 'forbidden' || error.kind === 'not-found')) return [];
    throw error;
  }
}

async function runs(
  ask: Ask,
  of: { repository: string; workflow: string; from: string | null },
): Promise<readonly RawRecord[]> {
  const { repository, workflow, from } = of;
  const path = `/repos/${repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
  const created = from === null ? {} : { created: `>=${from.slice(0, 10)}` };
  const found = await everyPage(ask, path, { query: { status: 'completed', ...created }, name: 'workflow_runs' });
  return [{ endpoint: 'runs', key: `runs/${repository}/${workflow}`, body: { repository, workflow, runs: found } }];
}

async function deployments(ask: Ask, repository: string, from: string | null): Promise<readonly RawRecord[]> {
  const [owner, name] = repository.split('/');
  const records: RawRecord[] = [];
  for (let after: string | null = null, page = 1; ; page++) {
    const data: Record<string, unknown> = await ask.query(DEPLOYMENTS, { owner, name, after });
    records.push({ endpoint: 'deployments', key: `deployments/${repository}/${page}`, body: { data } });
    const connection = Object(data.repository).deployments;
    after = nextPage(connection);
    const oldest = Object(connection?.nodes?.at(-1)).createdAt as string | undefined;
    if (after === null || (from !== null && oldest !== undefined && oldest < from)) return records;
  }
}
