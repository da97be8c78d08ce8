import type { RawRecord } from '../kit/connector.ts';
import { type Ask, nextPage } from './ask.ts';
import { DEPLOYMENTS } from './documents.ts';
import { everyPage } from './surroundings.ts';

interface Asked {
  readonly repository: string;
  /** Up to when all is known; null for nothing yet. */
  readonly since: string | null;
  readonly workflows: readonly string[];
}

// A deployment or a run can wait for an approval before it ends.
const OPEN_FOR_MS = 14 * 86_400_000;

/** Deployments with their statuses, releases, and runs of the workflows that deploy, as records. */
export async function pullDeliveries(ask: Ask, asked: Asked): Promise<readonly RawRecord[]> {
  const { repository, since, workflows } = asked;
  const from = since === null ? null : new Date(Date.parse(since) - OPEN_FOR_MS).toISOString();
  const records = [...(await deployments(ask, repository, from))];
  const releases = await everyPage(ask, `/repos/${repository}/releases`);
  records.push({ endpoint: 'releases', key: `releases/${repository}`, body: { repository, releases } });
  for (const workflow of workflows) {
    const path = `/repos/${repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
    // A repository without that workflow has no such path.
    const { status } = await ask.get(path, { query: { per_page: 1 }, accept: [404] });
    if (status === 404) continue;
    const since = from === null ? {} : { created: `>=${from.slice(0, 10)}` };
    const runs = await everyPage(ask, path, { query: { status: 'completed', ...since }, name: 'workflow_runs' });
    records.push({ endpoint: 'runs', key: `runs/${repository}/${workflow}`, body: { repository, workflow, runs } });
  }
  return records;
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
