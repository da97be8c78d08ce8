import type { ProgramGraph } from '@fulcrum/core/program';
import { countWords } from '../answers/phrases.ts';
import { findThing } from '../recording/references.ts';
import type { TypedChange } from './typed-change.ts';

type Form = TypedChange['form'];
type Words = { readonly [F in Form]: (change: Extract<TypedChange, { form: F }>, name: Name) => string };
type Name = (kind: Named, wanted: string) => string;
type Named = 'item' | 'milestone' | 'team' | 'person' | 'risk' | 'wait' | 'leave';

/** What a change does, in one line. The names in it are known. */
export function changeWords(graph: ProgramGraph, program: string, change: TypedChange): string {
  const name: Name = (kind, wanted) => {
    const id = findThing(graph, { kind, wanted, program });
    if (kind === 'item') return id;
    if (kind === 'risk' || kind === 'wait' || kind === 'leave') return titleOf(graph, kind, id);
    const things = { milestone: graph.milestones, team: graph.teams, person: graph.persons }[kind];
    return things.get(id)?.name ?? id;
  };
  return (WORDS[change.form] as (change: TypedChange, name: Name) => string)(change, name);
}

function titleOf(graph: ProgramGraph, kind: 'risk' | 'wait' | 'leave', id: string): string {
  const things = { risk: graph.risks, wait: graph.waits, leave: graph.leaves }[kind];
  return things.get(id)?.title ?? id;
}

const WORDS: Words = {
  'add-items': ({ count, milestone, team }, name) =>
    `adds ${countWords(count, 'item')} to ${name('milestone', milestone)}${team === undefined ? '' : ` for ${name('team', team)}`}`,
  'take-in': ({ items, milestone }, name) =>
    `takes ${items.length === 1 ? name('item', items[0] ?? '') : countWords(items.length, 'item')} into ${name('milestone', milestone)}`,
  'cut-item': ({ item, milestone }, name) =>
    `cuts ${name('item', item)}${milestone === undefined ? '' : ` from ${name('milestone', milestone)}`}`,
  'move-item': ({ item, to }, name) => `moves ${name('item', item)} to ${name('milestone', to)}`,
  estimate: ({ item, estimate, effort }, name) => {
    const said = [
      ...(estimate === undefined ? [] : [countWords(estimate, 'point')]),
      ...(effort === undefined ? [] : [countWords(effort, 'hour')]),
    ];
    return `estimates ${name('item', item)} at ${said.join(' and ')}`;
  },
  'not-before': ({ item, day }, name) =>
    day === null
      ? `lets ${name('item', item)} start at any time`
      : `starts ${name('item', item)} on ${day} at the earliest`,
  remaining: ({ item, hours }, name) => `says that ${countWords(hours, 'hour')} are left of ${name('item', item)}`,
  target: ({ milestone, day }, name) =>
    day === null
      ? `takes the target of ${name('milestone', milestone)} back`
      : `promises ${name('milestone', milestone)} for ${day}`,
  team: ({ item, team }, name) => `gives ${name('item', item)} to ${name('team', team)}`,
  capacity: ({ team, slots }, name) => `${name('team', team)} works on ${countWords(slots, 'item')} at once`,
  leave: ({ person, team, from, until = from, title }, name) => {
    const who = person === undefined ? (team === undefined ? 'everybody' : name('team', team)) : name('person', person);
    return `${who} is away from ${from} to ${until}${title === undefined ? '' : `: ${title}`}`;
  },
  risk: ({ title, chance }) => `a risk of ${Math.round(chance * 100)}\u00a0%: ${title}`,
  wait: ({ title, item, milestone }, name) =>
    `${item === undefined ? name('milestone', milestone ?? '') : name('item', item)} waits: ${title}`,
  link: ({ from, to, dependency = 'FS', lag = 0 }, name) => {
    const how = dependency === 'FS' ? '' : ` (${dependency})`;
    const after = lag === 0 ? '' : `, ${countWords(Math.abs(lag), 'day')} ${lag > 0 ? 'after it' : 'before it'}`;
    return `${name('item', to)} waits for ${name('item', from)}${how}${after}`;
  },
  order: ({ items }) => `keeps a plan: ${countWords(items.length, 'item')} in its order`,
  before: ({ item, before }, name) => `takes ${name('item', item)} before ${name('item', before)}`,
  'cut-items': ({ items, milestone }, name) =>
    `cuts ${countWords(items.length, 'item')}${milestone === undefined ? '' : ` from ${name('milestone', milestone)}`}`,
  assign: ({ items, to }, name) =>
    `gives ${items.length === 1 ? name('item', items[0] ?? '') : countWords(items.length, 'item')} to ${to === null ? 'anybody of its team' : name('person', to)}`,
  mitigate: ({ risk }, name) => `the mitigation of "${name('risk', risk)}" is in place`,
  avoid: ({ risk }, name) => `"${name('risk', risk)}" is ruled out`,
  answer: ({ wait }, name) => `"${name('wait', wait)}" is answered`,
  'cancel-leave': ({ leave }, name) => `without "${name('leave', leave)}"`,
  unlink: ({ from, to }, name) => `${name('item', to)} waits for ${name('item', from)} no longer`,
};
