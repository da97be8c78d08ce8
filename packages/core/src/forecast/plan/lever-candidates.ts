import type { Risk, Wait } from '../../vocabulary/index.ts';
import { absencesAhead } from './calendars.ts';
import { compareItems } from './draft.ts';
import type { ModelChange } from './model-change.ts';
import type { ModelInput, ModelItem } from './model-input.ts';
import type { PlanModel, PlanRun } from './plan-model.ts';

/** Something that could be done about a milestone. */
export interface LeverCandidate {
  readonly kind: 'slot' | 'cut' | 'mitigate' | 'avoid' | 'answer' | 'leave' | 'move' | 'reassign';
  /** Subject that it acts on (`team:…`, `risk:…`, `item:…`); the milestone for items that are cut. */
  readonly subject: string;
  /** What would be done, in words. */
  readonly what: string;
  readonly changes: readonly ModelChange[];
}

/** A tenth of the open items is what a team can be asked to give up. */
const CUT_SHARE = 0.1;
const MOST_MOVED = 3;

/**
 * What could be done about a milestone of a plan.
 * @param critical how often each activity is on the longest path to it
 */
export function leverCandidates(
  { input, current }: PlanModel,
  index: number,
  critical: Float64Array,
): readonly LeverCandidate[] {
  const { activities } = current.compiled;
  const isInItsWay = activities.map((activity, i) => activity.milestones.includes(index) || (critical[i] ?? 0) > 0);
  const mine = activities.filter((_, i) => isInItsWay[i]);
  const teams = new Set(mine.map(({ team }) => team));
  const items = new Map(input.items.map((item) => [item.id, item]));
  const members = mine.flatMap(({ kind, id }) => (kind === 'item' ? (items.get(id) ?? []) : []));
  const weight = new Map(activities.map(({ kind, id }, i) => [kind === 'item' ? id : '', critical[i] ?? 0]));
  return [
    ...slotLevers(input, teams),
    ...cutLever(input, index, members),
    ...moveLevers(
      input,
      index,
      members.toSorted((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0)),
    ),
    ...riskLevers(input, { index, teams, members }),
    ...waitLevers(
      input,
      mine.flatMap(({ kind, id }) => (kind === 'wait' ? [id] : [])),
    ),
    ...leaveLevers(input, teams),
    ...reassignLevers(current, members),
  ];
}

function slotLevers({ teams }: ModelInput, working: ReadonlySet<string | null>): readonly LeverCandidate[] {
  return teams.flatMap(({ id, name, slots }): LeverCandidate[] => {
    if (!working.has(id)) return [];
    const changes = [{ kind: 'capacity', team: id, slots: slots + 1 }] as const;
    return [{ kind: 'slot', subject: `team:${id}`, what: `one more slot in ${name} (${slots} now)`, changes }];
  });
}

function cutLever({ milestones }: ModelInput, index: number, members: readonly ModelItem[]): readonly LeverCandidate[] {
  const { id, name } = milestones[index]!;
  const own = members.filter((item) => item.milestones.includes(id));
  const free = own.filter(({ inHand }) => !inHand);
  const count = Math.min(free.length, Math.max(1, Math.round(CUT_SHARE * own.length)));
  if (count === 0) return [];
  const cut = free.slice(-count);
  const what = count === 1 ? `cut the last item of ${name}` : `cut the ${count} last items of ${name}`;
  return [
    { kind: 'cut', subject: `milestone:${id}`, what, changes: cut.map(({ id: item }) => ({ kind: 'cut-item', item })) },
  ];
}

function moveLevers(
  { milestones }: ModelInput,
  index: number,
  members: readonly ModelItem[],
): readonly LeverCandidate[] {
  const { id, name } = milestones[index]!;
  const own = members.filter((item) => item.milestones.includes(id)).slice(0, MOST_MOVED);
  return own.map((item): LeverCandidate => {
    const rest = item.milestones.filter((each) => each !== id);
    const change = { kind: 'move-item', item: item.id, to: { milestones: rest } } as const;
    return { kind: 'move', subject: `item:${item.id}`, what: `move ${item.id} out of ${name}`, changes: [change] };
  });
}

const LEAST_GIVEN = 2;

/** Half of what waits for one person, the last of it, goes to whoever of its team is free. */
function reassignLevers({ compiled }: PlanRun, members: readonly ModelItem[]): readonly LeverCandidate[] {
  return compiled.resources.flatMap(({ person, name }): LeverCandidate[] => {
    if (person === null) return [];
    const free = members.filter(({ assignee, inHand }) => assignee === person && !inHand).sort(compareItems);
    const given = free.slice(-Math.ceil(free.length / 2));
    if (given.length < LEAST_GIVEN) return [];
    const changes = given.map(({ id: item }): ModelChange => ({ kind: 'assign', item, assignee: null }));
    const what = `let the team of ${name} take ${given.length} of ${free.length} items that wait for them`;
    return [{ kind: 'reassign', subject: `person:${person}`, what, changes }];
  });
}

function riskLevers(
  { risks, milestones }: ModelInput,
  at: { readonly index: number; readonly teams: ReadonlySet<string | null>; readonly members: readonly ModelItem[] },
): readonly LeverCandidate[] {
  const own = new Set(at.members.map(({ id }) => id));
  const touches = (risk: Risk): boolean =>
    risk.items.some((item) => own.has(item)) ||
    risk.teams.some((team) => at.teams.has(team)) ||
    risk.milestones.includes(milestones[at.index]!.id);
  return risks.filter((risk) => risk.state !== 'closed' && touches(risk)).map(riskLever);
}

function riskLever(risk: Risk): LeverCandidate {
  const subject = `risk:${risk.id}`;
  const name = risk.title ?? risk.id;
  const canMitigate = risk.mitigated !== true && (risk.mitigatedChance !== null || risk.mitigatedShare !== null);
  if (!canMitigate) {
    return { kind: 'avoid', subject, what: `rule out "${name}"`, changes: [{ kind: 'drop-risk', risk: risk.id }] };
  }
  const changes = [{ kind: 'put-risk', risk: { ...risk, mitigated: true } }] as const;
  return { kind: 'mitigate', subject, what: `mitigate "${name}"`, changes };
}

function waitLevers({ waits }: ModelInput, ids: readonly string[]): readonly LeverCandidate[] {
  const byId = new Map<string, Wait>(waits.map((wait) => [wait.id, wait]));
  return ids.map((id): LeverCandidate => {
    const wait = byId.get(id);
    const what = `get "${wait?.title ?? wait?.with ?? id}" answered today`;
    return { kind: 'answer', subject: `wait:${id}`, what, changes: [{ kind: 'drop-wait', wait: id }] };
  });
}

function leaveLevers(input: ModelInput, teams: ReadonlySet<string | null>): readonly LeverCandidate[] {
  const teamOf = new Map(input.people.map(({ id, team }) => [id, team]));
  return absencesAhead(input).flatMap(({ leave }): LeverCandidate[] => {
    const team = leave.person === null ? leave.team : (teamOf.get(leave.person) ?? '');
    if (team !== null && !teams.has(team)) return [];
    const what = `without ${leave.title ?? 'the leave'} from ${leave.from} on`;
    return [{ kind: 'leave', subject: `leave:${leave.id}`, what, changes: [{ kind: 'drop-leave', leave: leave.id }] }];
  });
}
