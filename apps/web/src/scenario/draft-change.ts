import { isDay } from '../time/day.ts';
import type { ScenarioChange } from './use-scenario.ts';

export type Field = 'milestone' | 'team' | 'item' | 'other' | 'person' | 'title' | 'day' | 'until' | 'count' | 'chance';
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
  'person-leave': {
    title: 'Somebody is away',
    fields: ['person', 'day', 'until'],
    make: ({ person, day, until }) =>
      person?.trim() && isDay(day) && isDay(until) && day <= until
        ? { form: 'leave', person: person.trim(), from: day, until, title: 'Leave' }
        : undefined,
  },
  assign: {
    title: 'Give an item to somebody',
    fields: ['item', 'person'],
    make: ({ item, person }) =>
      item?.trim() && person?.trim()
        ? { form: 'assign', items: [item.trim()], to: person.trim(), learning: 0 }
        : undefined,
  },
  estimate: {
    title: 'Estimate an item',
    fields: ['item', 'count'],
    count: 'Hours of work',
    make: ({ item, count }) =>
      item?.trim() && isCount(count) ? { form: 'estimate', item: item.trim(), effort: Number(count) } : undefined,
  },
  'not-before': {
    title: 'Let an item start later',
    fields: ['item', 'day'],
    make: ({ item, day }) => (item?.trim() && isDay(day) ? { form: 'not-before', item: item.trim(), day } : undefined),
  },
  link: {
    title: 'Let an item wait for another',
    fields: ['item', 'other'],
    make: ({ item, other }) =>
      item?.trim() && other?.trim() ? { form: 'link', from: other.trim(), to: item.trim() } : undefined,
  },
  wait: {
    title: 'Wait for a vendor or an answer',
    fields: ['title', 'milestone', 'count'],
    count: 'Days, likely',
    make: ({ title, milestone, count }) =>
      title?.trim() && milestone && isCount(count)
        ? { form: 'wait', title: title.trim(), milestone, likely: Number(count) }
        : undefined,
  },
  risk: {
    title: 'A risk may happen',
    fields: ['title', 'milestone', 'chance', 'count'],
    count: 'Days it would cost',
    make: ({ title, milestone, chance, count }) =>
      title?.trim() && milestone && isCount(chance) && Number(chance) <= 100 && isCount(count)
        ? {
            form: 'risk',
            title: title.trim(),
            chance: Number(chance) / 100,
            likely: Number(count),
            milestones: [milestone],
          }
        : undefined,
  },
} as const satisfies Record<string, FormOf>;

export type Form = keyof typeof KNOWN;

/** The changes that can be said in a few fields. */
export const FORMS: Readonly<Record<Form, FormOf>> = KNOWN;

/** What was filled in so far. */
export type Draft = Said & { readonly form: Form };

/** The change that a draft comes to; undefined while something is missing. */
export const changeOf = (draft: Draft): ScenarioChange | undefined => FORMS[draft.form].make(draft);
