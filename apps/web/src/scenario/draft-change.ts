import { isDay } from '../time/day.ts';
import type { ScenarioChange } from './use-scenario.ts';

export type Field = 'milestone' | 'team' | 'item' | 'day' | 'until' | 'count';
export type Said = { readonly [F in Field]?: string | undefined };

type FormOf = {
  readonly title: string;
  readonly fields: readonly Field[];
  /** What the number counts. */
  readonly count?: string;
  /** The change, once enough is said. */
  readonly make: (said: Said) => ScenarioChange | undefined;
};

const isCount = (text: string | undefined): text is string => /^[1-9]\d{0,2}$/.test(text ?? '');

const KNOWN = {
  target: {
    title: 'Move a target',
    fields: ['milestone', 'day'],
    make: ({ milestone, day }) => (milestone && isDay(day) ? { form: 'target', milestone, day } : undefined),
  },
  capacity: {
    title: 'Change how much a team does at once',
    fields: ['team', 'count'],
    count: 'Items at once',
    make: ({ team, count }) => (team && isCount(count) ? { form: 'capacity', team, slots: Number(count) } : undefined),
  },
  'add-items': {
    title: 'Add items to a milestone',
    fields: ['milestone', 'team', 'count'],
    make: ({ milestone, team, count }) =>
      milestone && team && isCount(count) ? { form: 'add-items', milestone, team, count: Number(count) } : undefined,
  },
  'cut-item': {
    title: 'Cut an item from a milestone',
    fields: ['item', 'milestone'],
    make: ({ item, milestone }) =>
      item?.trim() && milestone ? { form: 'cut-item', item: item.trim(), milestone } : undefined,
  },
  'move-item': {
    title: 'Move an item to a milestone',
    fields: ['item', 'milestone'],
    make: ({ item, milestone }) =>
      item?.trim() && milestone ? { form: 'move-item', item: item.trim(), to: milestone } : undefined,
  },
  leave: {
    title: 'A team is away',
    fields: ['team', 'day', 'until'],
    make: ({ team, day, until }) =>
      team && isDay(day) && isDay(until) && day <= until ? { form: 'leave', team, from: day, until } : undefined,
  },
} as const satisfies Record<string, FormOf>;

export type Form = keyof typeof KNOWN;

/** The changes that can be said in a few fields. */
export const FORMS: Readonly<Record<Form, FormOf>> = KNOWN;

/** What was filled in so far. */
export type Draft = Said & { readonly form: Form };

/** The change that a draft comes to; undefined while something is missing. */
export const changeOf = (draft: Draft): ScenarioChange | undefined => FORMS[draft.form].make(draft);
