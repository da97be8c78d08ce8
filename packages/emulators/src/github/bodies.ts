import { filled } from './filled.ts';
import type { Issue, Milestone, Pull, Release, Repository, Run, Seed } from './model.ts';

/** What REST says of things. */
export interface Bodies {
  readonly user: (login: string) => Record<string, unknown>;
  readonly repository: (repository: Repository) => Record<string, unknown>;
  readonly issue: (thing: Issue | Pull, repository: Repository) => Record<string, unknown>;
  readonly milestone: (milestone: Milestone, repository: Repository) => Record<string, unknown>;
  readonly label: (name: string) => Record<string, unknown>;
  readonly release: (release: Release, repository: Repository) => Record<string, unknown>;
  readonly run: (run: Run, repository: Repository) => Record<string, unknown>;
}

/** The node id of an issue or a pull request. */
export function nodeId(thing: Issue | Pull): string {
  return `${thing.kind === 'issue' ? 'I' : 'PR'}_kw${thing.id}`;
}

/** @param url where the server answers */
export function bodiesOf(seed: Seed, url: () => string): Bodies {
  const pens: Pens = {
    place: ({ owner, name }) => `${url()}/repos/${owner}/${name}`,
    page: ({ owner, name }) => `https://github.example/${owner}/${name}`,
    user: (login) => userOf(seed, login),
  };
  return {
    user: pens.user,
    label: labelOf,
    milestone: (of, repository) => milestoneOf(of, repository, pens),
    repository: (of) => repositoryOf(of, pens),
    issue: (of, repository) => issueOf(of, repository, pens),
    release: (of, repository) =>
      filled('release', {
        ...{ id: of.id, tag_name: of.tag, name: of.name, draft: false, prerelease: of.prerelease },
        ...{ created_at: of.publishedAt, published_at: of.publishedAt, author: pens.user('ada') },
        html_url: `${pens.page(repository)}/releases/tag/${of.tag}`,
      }),
    run: (of, repository) => runOf(of, repository, pens),
  };
}

interface Pens {
  readonly place: (repository: Repository) => string;
  readonly page: (repository: Repository) => string;
  readonly user: Bodies['user'];
}

function userOf({ users }: Seed, login: string): Record<string, unknown> {
  const found = users.find((each) => each.login === login);
  const type = found?.isBot ? 'Bot' : 'User';
  return filled('simple-user', { id: found?.id ?? 0, login, type, node_id: `U_${found?.id}`, site_admin: false });
}

function labelOf(name: string): Record<string, unknown> {
  const id = name.length * 7 + name.charCodeAt(0);
  return filled('label', { id, name, color: 'ededed', default: false, description: null });
}

function milestoneOf(of: Milestone, repository: Repository, { place, page, user }: Pens): Record<string, unknown> {
  return filled('milestone', {
    ...{ id: of.id, number: of.number, title: of.title, state: of.state, due_on: of.dueOn, description: null },
    ...{ created_at: of.createdAt, updated_at: of.updatedAt, closed_at: of.closedAt, creator: user('ada') },
    url: `${place(repository)}/milestones/${of.number}`,
    html_url: `${page(repository)}/milestone/${of.number}`,
  });
}

function repositoryOf(of: Repository, { place, page, user }: Pens): Record<string, unknown> {
  return filled('full-repository', {
    ...{
      id: of.id,
      name: of.name,
      full_name: `${of.owner}/${of.name}`,
      owner: user(of.owner),
      private: true,
      fork: false,
    },
    ...{ default_branch: 'main', created_at: of.createdAt, updated_at: of.createdAt, pushed_at: of.createdAt },
    ...{ url: place(of), html_url: page(of), license: null, visibility: 'private' },
    open_issues_count: of.things.filter(({ state }) => state === 'open').length,
  });
}

function issueOf(of: Issue | Pull, repository: Repository, pens: Pens): Record<string, unknown> {
  const { place, page, user } = pens;
  return filled('issue', {
    ...{ id: of.id, node_id: nodeId(of), number: of.number, title: of.title, user: user(of.author) },
    ...{ state: of.state === 'open' ? 'open' : 'closed', comments: 0, locked: false, author_association: 'MEMBER' },
    ...{
      created_at: of.createdAt,
      updated_at: of.updatedAt,
      closed_at: of.closedAt,
      repository_url: place(repository),
    },
    url: `${place(repository)}/issues/${of.number}`,
    html_url: `${page(repository)}/issues/${of.number}`,
    ...(of.kind === 'issue' ? ofIssue(of, repository, pens) : ofPull(of, repository, pens)),
  });
}

function ofIssue(of: Issue, repository: Repository, pens: Pens): object {
  const planned = repository.milestones.find(({ number }) => number === of.milestone);
  const [assignee] = of.assignees;
  return {
    ...{ state_reason: of.reason, labels: of.labels.map(labelOf), assignees: of.assignees.map(pens.user), body: null },
    assignee: assignee === undefined ? null : pens.user(assignee),
    milestone: planned === undefined ? null : milestoneOf(planned, repository, pens),
    ...(of.issueType === null ? {} : { type: { id: 1, node_id: 'IT_1', name: of.issueType, description: null } }),
  };
}

function ofPull(of: Pull, repository: Repository, { page, place }: Pens): object {
  const urls = {
    url: place(repository),
    html_url: page(repository),
    diff_url: page(repository),
    patch_url: page(repository),
  };
  const pull_request = { ...urls, merged_at: of.mergedAt };
  return {
    state_reason: null,
    labels: [],
    assignees: [],
    assignee: null,
    milestone: null,
    body: of.body,
    draft: of.draft,
    pull_request,
  };
}

function runOf(of: Run, repository: Repository, { page, user }: Pens): Record<string, unknown> {
  const { id, name, owner } = repository;
  const minimal = filled('minimal-repository', { id, name, owner: user(owner) });
  return filled('workflow-run', {
    ...{ id: of.id, name: 'Deploy', display_title: 'Deploy', head_sha: of.sha, head_branch: 'main', event: 'push' },
    ...{ status: 'completed', conclusion: of.conclusion, pull_requests: [], path: `.github/workflows/${of.workflow}` },
    ...{ created_at: of.createdAt, updated_at: of.updatedAt, run_started_at: of.createdAt },
    head_commit: {
      id: of.sha,
      tree_id: of.sha,
      message: 'Change',
      timestamp: of.committedAt,
      author: null,
      committer: null,
    },
    ...{ head_repository: minimal, repository: minimal, html_url: `${page(repository)}/actions/runs/${of.id}` },
  });
}
