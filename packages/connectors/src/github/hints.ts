import type { Page, PullRequest, RawRecord, Session } from '../kit/connector.ts';
import type { Ask } from './ask.ts';
import { detailsOf } from './details.ts';
import { PLACES } from './documents.ts';
import { textOf } from './names.ts';
import { pullDeliveries } from './pull-deliveries.ts';
import type { GitHubSettings } from './settings.ts';
import { repositoriesOf, surroundingsOf } from './surroundings.ts';

/**
 * What a webhook says is to be read again, as a text: an issue or pull request, what a repository delivers, what is around its issues,
 * or a field of a project, which no request can give later.
 */
export type Hint =
  | { readonly kind: 'issue'; readonly key: string }
  | { readonly kind: 'deliveries'; readonly repository: string }
  | { readonly kind: 'surroundings' }
  | {
      readonly kind: 'project';
      readonly node: string;
      readonly item: string;
      readonly field: string;
      readonly to: string | null;
      readonly at: string;
    };

/** A hint as a text. */
export function hintText(hint: Hint): string {
  return JSON.stringify(hint);
}

function parse(text: string): readonly Hint[] {
  try {
    return [JSON.parse(text) as Hint];
  } catch {
    return [];
  }
}

type Hinted = Extract<PullRequest, { kind: 'hinted' }>;

/** Reads what was hinted at as it is now. */
export async function* pullHinted(
  ask: Ask,
  session: Session<GitHubSettings>,
  { ids, cursor }: Hinted,
): AsyncGenerator<Page> {
  const hints = ids.flatMap(parse);
  const of = <K extends Hint['kind']>(kind: K) =>
    hints.filter((hint) => hint.kind === kind) as Extract<Hint, { kind: K }>[];
  const progress = { done: 0, total: null };
  if (of('surroundings').length > 0) {
    const records = await surroundingsOf(ask, await repositoriesOf(ask, session.settings));
    yield { isSurroundings: true, records, cursor, progress };
  }
  const records: RawRecord[] = [];
  for (const repository of new Set(of('deliveries').map((hint) => hint.repository)))
    records.push(
      ...(await pullDeliveries(ask, {
        repository,
        since: new Date(session.now()).toISOString(),
        workflows: session.settings.workflows,
      })),
    );
  records.push(...(await issuesOf(ask, [...new Set(of('issue').map(({ key }) => key))], session.now())));
  records.push(...(await projectChanges(ask, of('project'))));
  yield { records, cursor, progress: { done: hints.length, total: hints.length } };
}

const KEY = /^([\w.-]+\/[\w.-]+)#(\d+)$/;

/** Issues and pull requests by their keys. One that is not there any more, or has moved elsewhere, is gone. */
async function issuesOf(ask: Ask, keys: readonly string[], now: number): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  const nodes: string[] = [];
  for (const key of keys) {
    const [, repository, number] = KEY.exec(key) ?? [];
    if (repository === undefined) continue;
    const { status, body, headers } = await ask.get(`/repos/${repository}/issues/${number}`, { accept: [404, 410] });
    const { node_id, url } = Object(body) as { node_id?: unknown; url?: unknown };
    const isThere =
      status === 200 && typeof node_id === 'string' && textOf(url).endsWith(`/repos/${repository}/issues/${number}`);
    if (isThere) {
      nodes.push(node_id);
      records.push({ endpoint: 'issues', key: `issues/${key}`, body: [body] });
    } else {
      const at = new Date(Date.parse(headers.date ?? '') || now).toISOString();
      records.push({ endpoint: 'gone', key: `gone/${key}`, body: { key, at } });
    }
  }
  return [...records, ...(await detailsOf(ask, nodes))];
}

/** A project names an issue by its node id alone. */
async function projectChanges(
  ask: Ask,
  hints: readonly Extract<Hint, { kind: 'project' }>[],
): Promise<readonly RawRecord[]> {
  if (hints.length === 0) return [];
  const data = await ask.query(PLACES, { ids: [...new Set(hints.map(({ node }) => node))] });
  const places = new Map((data.nodes as { id?: string }[]).map((node) => [node?.id, node]));
  return hints.flatMap(({ node, item, field, to, at }) => {
    const issue = places.get(node);
    return issue
      ? [{ endpoint: 'project', key: `project/${item}/${field}/${at}`, body: { item, field, to, at, issue } }]
      : [];
  });
}
