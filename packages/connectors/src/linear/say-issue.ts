import { type Instant, parseInstant } from '@fulcrum/core/calendar';
import type { Value } from '@fulcrum/core/vocabulary';
import type { FactWriter } from '../kit/fact-writer.ts';
import { sayPast, type Told } from '../kit/past.ts';
import type { Frame } from './frame.ts';
import { priorityName, readPast } from './issue-history.ts';
import { sayState } from './say-surroundings.ts';
import type { LinearChange, LinearIssue, LinearRelation, LinearTwin } from './shape.ts';

/** An issue in its time and place. */
interface IssueFrame extends Frame {
  readonly created: Instant;
  readonly team: string;
  readonly changes: readonly LinearChange[];
  readonly relations: readonly LinearRelation[];
}

/** The item, its past change by change, and what it is tied to. */
export function sayIssue(writer: FactWriter, issue: LinearIssue, frame: IssueFrame): void {
  const item = ['item', issue.identifier] as const;
  const updated = parseInstant(issue.updatedAt) ?? frame.created;
  sayProgram(writer, frame);
  if (issue.state?.type !== undefined) sayState(writer, issue.state.name, issue.state.type);
  const now = toldNow(issue, frame);
  const past = readPast(frame.changes, now, frame.names);
  for (const id of past.undated) writer.diagnose(undatedChange(issue.identifier, id));
  const cause = `linear:issue/${issue.id}`;
  sayPast(writer, issue.identifier, { now, past, created: frame.created, updated, cause });
  const version = { since: frame.created, version: updated, cause };
  writer.observe(item, untold(issue, frame), version);
  sayFormer(writer, issue, version);
  sayRelations(writer, issue, frame.relations);
  sayTwins(writer, issue, version);
}

function toldNow(issue: LinearIssue, { names, team }: IssueFrame): Told {
  const label = (id: string) => issue.labels?.nodes.find((node) => node.id === id)?.name ?? names.label(id);
  const labelIds = issue.labelIds ?? issue.labels?.nodes.map((node) => node.id) ?? [];
  const project = issue.project?.id;
  const milestones = [
    ...(project === undefined ? [] : names.milestonesOfProject(project)),
    ...(issue.projectMilestone ? [issue.projectMilestone.id] : []),
  ];
  return {
    state: issue.state?.name ?? null,
    title: issue.title ?? '',
    assignee: issue.assignee?.id ?? null,
    priority: typeof issue.priority === 'number' ? priorityName(issue.priority) : null,
    estimate: issue.estimate ?? null,
    team: issue.team?.key ?? team,
    deleted: issue.trashed === true,
    sprints: issue.cycle ? [issue.cycle.id] : [],
    labels: labelIds.map(label).sort(),
    milestones: [...new Set(milestones)].sort(),
  };
}

/** What Linear tells as it is now alone. */
function untold(issue: LinearIssue, { settings, team }: IssueFrame): Readonly<Record<string, Value | undefined>> {
  return {
    program: settings.program ?? team,
    parent: issue.parent?.identifier ?? null,
    reporter: issue.creator?.id,
    url: issue.url ?? undefined,
  };
}

function sayProgram(writer: FactWriter, { settings, team }: IssueFrame): void {
  if (settings.program !== null && settings.program !== undefined) {
    const program = settings.program;
    writer.say(['program', program], { name: program, key: program }, { at: 0, cause: `linear:program/${program}` });
  } else writer.say(['program', team], { key: team }, { at: 0, cause: `linear:team/${team}` });
}

type Version = Parameters<FactWriter['observe']>[2];

/** An issue that changed its team got another identifier: both are one. */
function sayFormer(writer: FactWriter, issue: LinearIssue, version: Version): void {
  for (const former of issue.previousIdentifiers ?? [])
    if (former !== issue.identifier) writer.observe(['item', former], { sameAs: issue.identifier }, version);
}

const FORMS: Readonly<Record<string, 'blocks' | 'relates' | 'duplicates'>> = {
  blocks: 'blocks',
  duplicate: 'duplicates',
  related: 'relates',
};

function sayRelations(writer: FactWriter, issue: LinearIssue, relations: readonly LinearRelation[]): void {
  for (const { id, type, createdAt, relatedIssue } of relations) {
    const form = FORMS[type];
    if (form === undefined) continue;
    const at = (createdAt ? parseInstant(createdAt) : null) ?? 0;
    const dependency = form === 'blocks' ? 'FS' : undefined;
    const ends = { from: issue.identifier, to: relatedIssue.identifier };
    writer.say(['link', `linear/${id}`], { ...ends, form, dependency }, { at, cause: `linear:relation/${id}` });
  }
}

/** The same thing in another tool, which Linear keeps in step with this issue: it is one, and this one stands for it. */
function sayTwins(writer: FactWriter, issue: LinearIssue, version: Version): void {
  for (const twin of issue.syncedWith ?? []) {
    const other = twinId(twin);
    if (other !== null) writer.observe(['item', other], { sameAs: issue.identifier }, version);
  }
}

function twinId({ service, metadata }: LinearTwin): string | null {
  if (service === 'jira') return metadata?.issueKey ?? null;
  const { owner, repo, number } = metadata ?? {};
  return service === 'github' && owner && repo && typeof number === 'number' ? `${owner}/${repo}#${number}` : null;
}

function undatedChange(where: string, id: string) {
  const what = `its change ${id} bears no time that can be read, so it is left out`;
  return { code: 'bad-date', severity: 'warning' as const, where, what, mend: 'look at its activity in Linear' };
}
