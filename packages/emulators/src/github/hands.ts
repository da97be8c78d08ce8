import type { Answer, Deployment, Happening, Issue, Pull, Repository } from './model.ts';

/** A repository and its clock. */
interface Place {
  readonly repository: Repository;
  readonly now: () => string;
}

interface Commit {
  readonly sha: string;
  readonly at: string;
}

type Proposal = Pick<Pull, 'title' | 'body' | 'author' | 'branch'> & {
  commits: readonly string[];
  closes?: readonly number[];
};

/**
 * What people do in a repository, at the time that `now` tells. Ids follow from what is there, so the same acts give the same data.
 * What changes nothing did not happen.
 */
export function handsIn(repository: Repository, now: () => string) {
  const place = { repository, now };
  return { ...issueHands(place), ...pullHands(place), ...deliveryHands(place) };
}
export type Hands = ReturnType<typeof handsIn>;

function issueHands({ repository, now }: Place) {
  const titleOf = (number: number | null) => repository.milestones.find((one) => one.number === number)?.title ?? '';
  const happen = happening(now);
  return {
    open: ({ title, author, type = null }: { title: string; author: string; type?: string | null }): Issue => {
      const number = nextNumber(repository);
      const issue: Issue = {
        ...{ kind: 'issue', id: idOf(repository, number), number, title, author, state: 'open', reason: null },
        ...{ assignees: [], labels: [], milestone: null, parent: null, issueType: type },
        ...{ createdAt: now(), updatedAt: now(), closedAt: null, happenings: [] },
      };
      repository.things.push(issue);
      return issue;
    },
    rename: (issue: Issue, title: string): void => {
      if (issue.title !== title) happen(issue, { type: 'RenamedTitleEvent', from: issue.title, to: title });
      issue.title = title;
    },
    close: (issue: Issue, reason: 'completed' | 'not_planned' | 'duplicate' = 'completed'): void => {
      if (issue.state === 'closed') return;
      happen(issue, { type: 'ClosedEvent', reason: reason.toUpperCase() });
      Object.assign(issue, { state: 'closed', reason, closedAt: now() });
    },
    reopen: (issue: Issue): void => {
      if (issue.state === 'open') return;
      happen(issue, { type: 'ReopenedEvent', reason: null });
      Object.assign(issue, { state: 'open', reason: 'reopened', closedAt: null });
    },
    label: (issue: Issue, label: string, isOn: boolean): void => {
      if (issue.labels.includes(label) === isOn) return;
      happen(issue, { type: isOn ? 'LabeledEvent' : 'UnlabeledEvent', label });
      issue.labels = isOn ? [...issue.labels, label] : issue.labels.filter((each) => each !== label);
    },
    assign: (issue: Issue, assignee: string, isOn: boolean): void => {
      if (issue.assignees.includes(assignee) === isOn) return;
      happen(issue, { type: isOn ? 'AssignedEvent' : 'UnassignedEvent', assignee });
      issue.assignees = isOn ? [...issue.assignees, assignee] : issue.assignees.filter((each) => each !== assignee);
    },
    plan: (issue: Issue, milestone: number | null): void => {
      if (issue.milestone === milestone) return;
      if (issue.milestone !== null) happen(issue, { type: 'DemilestonedEvent', milestone: titleOf(issue.milestone) });
      if (milestone !== null) happen(issue, { type: 'MilestonedEvent', milestone: titleOf(milestone) });
      issue.milestone = milestone;
    },
    nest: (issue: Issue, parent: number): void => {
      if (issue.parent !== null) happen(issue, { type: 'ParentIssueRemovedEvent', other: issue.parent });
      happen(issue, { type: 'ParentIssueAddedEvent', other: parent });
      issue.parent = parent;
    },
    // GitHub does not count a mention as a change of the issue.
    mention: (issue: Issue, by: Issue): void => {
      issue.happenings.push({ id: eventId(issue), at: now(), type: 'CrossReferencedEvent', other: by.number });
    },
  };
}

function pullHands({ repository, now }: Place) {
  const happen = happening(now);
  return {
    propose: ({ commits, closes = [], ...given }: Proposal): Pull => {
      const number = nextNumber(repository);
      const id = idOf(repository, number);
      const pull: Pull = {
        ...given,
        ...{ kind: 'pull', id, number, state: 'open', draft: false, base: 'main', createdAt: now(), updatedAt: now() },
        ...{ closedAt: null, mergedAt: null, mergeCommit: null, additions: 10 + number, deletions: number },
        ...{ closes: [...closes], comments: [], reviews: [], happenings: [] },
        commits: commits.map((at, index) => ({ sha: shaOf(id, index), author: given.author, at })),
      };
      repository.things.push(pull);
      return pull;
    },
    answer: (pull: Pull, author: string, state?: string): void => {
      const [list, sort]: [Answer[], string] = state === undefined ? [pull.comments, 'c'] : [pull.reviews, 'r'];
      const said = { id: `A_${pull.id}_${sort}${list.length}`, author, at: now() };
      list.push(state === undefined ? said : { ...said, state });
      pull.updatedAt = now();
    },
    commit: (pull: Pull): void => {
      pull.commits.push({ sha: shaOf(pull.id, pull.commits.length), author: pull.author, at: now() });
      pull.updatedAt = now();
    },
    merge: (pull: Pull): void => {
      happen(pull, { type: 'MergedEvent' });
      happen(pull, { type: 'ClosedEvent' });
      Object.assign(pull, { state: 'merged', mergedAt: now(), closedAt: now(), mergeCommit: shaOf(pull.id, 999) });
    },
    giveUp: (pull: Pull): void => {
      happen(pull, { type: 'ClosedEvent' });
      Object.assign(pull, { state: 'closed', closedAt: now() });
    },
  };
}

function deliveryHands({ repository, now }: Place) {
  const { deployments, releases, runs } = repository;
  return {
    deploy: ({ sha, at }: Commit, environment: string): Deployment => {
      const id = idOf(repository, 500_000 + deployments.length);
      const deployment: Deployment = { id, environment, commit: sha, committedAt: at, createdAt: now(), statuses: [] };
      deployments.push(deployment);
      return deployment;
    },
    report: ({ id, statuses }: Deployment, state: string): void => {
      statuses.push({ id: id * 100 + statuses.length, state, at: now() });
    },
    publish: (tag: string): void => {
      const id = idOf(repository, 600_000 + releases.length);
      releases.push({ id, tag, name: `Version ${tag}`, prerelease: tag.includes('-'), publishedAt: now() });
    },
    run: (workflow: string, { sha, at }: Commit, conclusion: string): void => {
      const id = idOf(repository, 700_000 + runs.length);
      runs.push({ id, workflow, sha, committedAt: at, conclusion, createdAt: now(), updatedAt: now() });
    },
  };
}

function happening(now: () => string) {
  return (thing: Issue | Pull, what: Omit<Happening, 'id' | 'at'>) => {
    thing.happenings.push({ id: eventId(thing), at: now(), ...what });
    thing.updatedAt = now();
  };
}

function eventId(thing: Issue | Pull): string {
  return `E_${thing.id}_${String(thing.happenings.length).padStart(4, '0')}`;
}

function nextNumber({ things }: Repository): number {
  return 1 + Math.max(0, ...things.map(({ number }) => number));
}

function idOf({ id }: Repository, number: number): number {
  return id * 1_000_000 + number;
}

function shaOf(id: number, index: number): string {
  return (id * 1_000 + index).toString(16).padStart(40, '0');
}
