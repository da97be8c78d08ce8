import { dayOf, EPOCH, isPlausible, startOfDay } from '@fulcrum/core/calendar';
import type { FactWriter } from '../kit/fact-writer.ts';
import { at, type Frame, programOf } from './names.ts';
import { sayWord } from './say-issue.ts';
import type { Deployment, milestone, release, repository, run } from './shape.ts';

type Of<T extends { readonly _output: unknown }> = T['_output'];

/** What goes out to users, in the word of a tool. People correct it under Words. */
const PRODUCTION = /prod|live\b|^github-pages$/i;

/** An environment, and what it is taken to mean. */
function sayEnvironment(writer: FactWriter, environment: string, isProduction = PRODUCTION.test(environment)): void {
  sayWord(writer, { field: 'environment', text: environment, means: isProduction ? 'production' : 'other' });
}

const OUTCOMES: Readonly<Record<string, 'succeeded' | 'failed'>> = {
  SUCCESS: 'succeeded',
  FAILURE: 'failed',
  ERROR: 'failed',
  success: 'succeeded',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
};

/** A deployment, and each outcome that it had, at its time. What takes its place later does not undo it. */
export function sayDeployment(writer: FactWriter, deployment: Deployment, repository: string): void {
  const { databaseId, id, environment, createdAt, commitOid, commit, task } = deployment;
  const started = at(createdAt);
  if (started === null) return;
  const thing = ['deployment', `${repository}/deployments/${databaseId ?? id}`] as const;
  const where = environment || 'production';
  sayEnvironment(writer, where);
  const attributes = {
    name: task ? `${task} to ${where}` : where,
    ...{ repository, started, environment: where, commit: commitOid },
    committed: at(commit?.committedDate) ?? undefined,
  };
  writer.say(thing, attributes, { at: started, cause: `github:deployment/${id}` });
  let last: string | null = null;
  const statuses = (deployment.statuses?.nodes ?? []).toSorted((one, other) =>
    one.createdAt < other.createdAt ? -1 : 1,
  );
  for (const status of statuses) {
    const [outcome, finished] = [OUTCOMES[status.state], at(status.createdAt)];
    if (outcome === undefined || finished === null || outcome === last) continue;
    writer.say(thing, { outcome, finished }, { at: finished, cause: `github:deployment-status/${status.id}` });
    last = outcome;
  }
}

/** The run of a workflow that deploys. One that was cancelled or skipped reached nobody. */
export function sayRun(
  writer: FactWriter,
  of: Of<typeof run>,
  { repository, workflow }: { repository: string; workflow: string },
): void {
  const [finished, outcome] = [at(of.updated_at), OUTCOMES[of.conclusion ?? '']];
  if (finished === null || outcome === undefined) return;
  sayEnvironment(writer, workflow, true);
  const attributes = {
    ...{ name: of.display_title || of.name || workflow, repository, environment: workflow, commit: of.head_sha },
    ...{ outcome, finished, url: of.html_url ?? undefined },
    started: at(of.run_started_at) ?? at(of.created_at) ?? undefined,
    committed: at(of.head_commit?.timestamp) ?? undefined,
  };
  const origin = { at: finished, cause: `github:run/${of.id}@${of.updated_at}` };
  writer.say(['deployment', `${repository}/runs/${of.id}`], attributes, origin);
}

/** A published release: a release, and a deployment to the environment `release`, which counts where people say so. */
export function sayRelease(
  writer: FactWriter,
  of: Of<typeof release>,
  { frame, repository }: { frame: Frame; repository: string },
): void {
  const published = at(of.published_at);
  if (of.draft || published === null) return;
  const id = `${repository}@${of.tag_name}`;
  const environment = of.prerelease ? 'pre-release' : 'release';
  sayEnvironment(writer, environment);
  const origin = { at: published, cause: `github:release/${of.id}` };
  const common = { name: of.name || of.tag_name, environment, outcome: 'succeeded' };
  writer.say(['deployment', id], { ...common, repository, finished: published, url: of.html_url ?? undefined }, origin);
  const program = programOf(frame, repository);
  const day = isPlausible(published) ? dayOf(published) : undefined;
  writer.say(['release', id], { ...common, program, day }, origin);
}

/** A repository as it is now. */
export function sayRepository(writer: FactWriter, of: Of<typeof repository>): void {
  const version = at(of.updated_at) ?? EPOCH;
  const attributes = { defaultBranch: of.default_branch ?? undefined, url: of.html_url ?? undefined };
  const cause = `github:repository/${of.full_name}`;
  writer.observe(['repository', of.full_name], attributes, { since: EPOCH, version, cause });
}

/** A milestone as it is now; it is released on the day on which it was closed. */
export function sayMilestone(
  writer: FactWriter,
  of: Of<typeof milestone>,
  { frame, repository }: { frame: Frame; repository: string },
): void {
  const thing = ['milestone', `${repository}/${of.number}`] as const;
  const cause = `github:milestone/${of.id}`;
  const due = at(of.due_on);
  const attributes = {
    name: of.title,
    program: programOf(frame, repository),
    form: 'release',
    target: due === null ? null : dayOf(due),
  };
  const version = { since: EPOCH, version: at(of.updated_at) ?? EPOCH, cause };
  writer.observe(thing, attributes, version);
  const closed = of.state === 'closed' ? at(of.closed_at) : null;
  if (closed === null) writer.observe(thing, { isReleased: false, released: null }, version);
  else {
    const day = dayOf(closed);
    const since = startOfDay(day);
    writer.observe(thing, { isReleased: true, released: day }, { ...version, since });
  }
}

/** Labels that mean an incident by their names. */
const INCIDENT = /^(?:incident|outage|sev(?:erity)?[-: ]?[0-2])\b/i;

/** A label whose name says that its issues are incidents. */
export function sayLabel(writer: FactWriter, name: string): void {
  if (INCIDENT.test(name)) sayWord(writer, { field: 'label', text: name, means: 'incident' });
}
