import type { Actions } from '../kit/emulator.ts';
import { nodeId } from './bodies.ts';
import { type Hands, handsIn } from './hands.ts';
import type { Issue, Pull, Repository } from './model.ts';
import type { Serving } from './serving.ts';
import { isoOf, tellerOf } from './tell.ts';

/** What an action is given beside the key of the issue or pull request. */
interface Given {
  readonly key: string;
  readonly title: string;
  readonly reason?: 'completed' | 'not_planned' | 'duplicate';
  readonly label: string;
  readonly isOn?: boolean;
  readonly login: string;
  readonly milestone?: number | null;
  readonly author: string;
  readonly state?: string;
}

type Change<T> = (hands: Hands, thing: T, given: Given) => void;

const OF_ISSUES: Readonly<Record<string, readonly [action: string, change: Change<Issue>]>> = {
  rename: ['edited', (hands, issue, { title }) => hands.rename(issue, title)],
  close: ['closed', (hands, issue, { reason }) => hands.close(issue, reason)],
  reopen: ['reopened', (hands, issue) => hands.reopen(issue)],
  label: ['labeled', (hands, issue, { label, isOn = true }) => hands.label(issue, label, isOn)],
  assign: ['assigned', (hands, issue, { login, isOn = true }) => hands.assign(issue, login, isOn)],
  plan: ['milestoned', (hands, issue, { milestone = null }) => hands.plan(issue, milestone)],
};

const OF_PULLS: Readonly<Record<string, readonly [action: string, change: Change<Pull>]>> = {
  answer: ['submitted', (hands, pull, { author, state }) => hands.answer(pull, author, state)],
  merge: ['closed', (hands, pull) => hands.merge(pull)],
  giveUp: ['closed', (hands, pull) => hands.giveUp(pull)],
};

/** What people do on GitHub, by name; each says so by a webhook where there is one. */
export function actionsOf(serving: Serving): Actions {
  const acts = [...Object.entries(OF_ISSUES), ...Object.entries(OF_PULLS)].map(([name, [action, change]]) => {
    return [name, (given: Given) => act(serving, given, { action, change: change as Change<Issue | Pull> })] as const;
  });
  return { ...Object.fromEntries(acts), ...othersOf(serving) } as unknown as Actions;
}

function act(
  serving: Serving,
  given: Given,
  { action, change }: { action: string; change: Change<Issue | Pull> },
): void {
  const { repository, thing, hands } = foundIn(serving, given.key);
  change(hands, thing, given);
  tell(serving, thing, { repository, action });
}

function tell(
  { bodies, ...serving }: Serving,
  thing: Issue | Pull,
  of: { repository: Repository; action: string },
): void {
  const [event, name] = thing.kind === 'issue' ? ['issues', 'issue'] : ['pull_request', 'pull_request'];
  tellerOf({ bodies, ...serving })(
    event as string,
    { action: of.action, [name as string]: bodies.issue(thing, of.repository) },
    of.repository,
  );
}

function foundIn({ seed, world }: Serving, key: string) {
  const { repository, hands } = placeIn({ seed, world }, key.split('#')[0] as string);
  const thing = repository.things.find(({ number }) => String(number) === key.split('#')[1]);
  if (thing === undefined) throw new Error(`there is no ${key}`);
  return { repository, thing, hands };
}

function placeIn({ seed, world }: Pick<Serving, 'seed' | 'world'>, place: string) {
  const repository = seed.repositories.find(({ owner, name }) => `${owner}/${name}` === place);
  if (repository === undefined) throw new Error(`there is no repository ${place}`);
  return { repository, hands: handsIn(repository, () => isoOf(world)) };
}

function othersOf(serving: Serving) {
  return {
    open: ({ repository: place, ...given }: { repository: string; title: string; author: string }) => {
      const { repository, hands } = placeIn(serving, place);
      const issue = hands.open(given);
      tell(serving, issue, { repository, action: 'opened' });
      return { key: `${place}#${issue.number}` };
    },
    remove: ({ key }: { key: string }) => {
      const { repository, thing } = foundIn(serving, key);
      repository.things.splice(repository.things.indexOf(thing), 1);
      tell(serving, thing, { repository, action: 'deleted' });
    },
    deploy: (given: { repository: string; environment: string; state: string; sha: string }) => {
      const { repository, hands } = placeIn(serving, given.repository);
      const deployment = hands.deploy({ sha: given.sha, at: isoOf(serving.world) }, given.environment);
      hands.report(deployment, given.state);
      tellerOf(serving)('deployment_status', { action: 'created' }, repository);
    },
    /** A field of a project is in no API's past: the webhook alone tells it. */
    setStatus: ({ key, from, to }: { key: string; from: string | null; to: string }) => {
      const { repository, thing } = foundIn(serving, key);
      const field_value = {
        field_name: 'Status',
        field_type: 'single_select',
        project_number: 1,
        from: option(from),
        to: option(to),
      };
      const projects_v2_item = {
        ...{ id: thing.id, node_id: `PVTI_${thing.id}`, content_node_id: nodeId(thing) },
        ...{ content_type: 'Issue', updated_at: isoOf(serving.world) },
      };
      tellerOf(serving)(
        'projects_v2_item',
        { action: 'edited', projects_v2_item, changes: { field_value } },
        repository,
      );
    },
  };
}

function option(name: string | null) {
  return name === null ? null : { id: name.toLowerCase(), name, color: 'GRAY', description: '' };
}
