import type { ModelChange } from '@fulcrum/core/forecast';
import type { ScenarioChange } from '../scenario/use-scenario.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { plural } from '../words/figures.ts';
import type { Dependency } from './elbows.ts';
import { takenBefore } from './turns.ts';

/** What a hand can do to a plan: each is one change of a scenario. */
export type Edit =
  /** It starts on that day at the earliest; at any time when null. */
  | { readonly kind: 'move'; readonly item: string; readonly day: Day | null }
  /** So many working hours of it are left. */
  | { readonly kind: 'resize'; readonly item: string; readonly hours: number }
  | {
      readonly kind: 'link';
      /** The link that is tied otherwise; a new one without. */
      readonly id?: string;
      readonly from: string;
      readonly to: string;
      readonly dependency: Dependency;
      readonly lag: number;
    }
  | { readonly kind: 'unlink'; readonly id: string; readonly from: string; readonly to: string }
  /** Its turn comes before that of another, in the order of the plan as it was seen. */
  | { readonly kind: 'before'; readonly item: string; readonly before: string; readonly order: readonly string[] };

/** The same as a change of a scenario, as the server takes it. */
export function changeOf(edit: Edit): ScenarioChange {
  switch (edit.kind) {
    case 'move':
      return { form: 'not-before', item: edit.item, day: edit.day };
    case 'resize':
      return { form: 'remaining', item: edit.item, hours: edit.hours };
    case 'link':
      return { form: 'link', from: edit.from, to: edit.to, dependency: edit.dependency, lag: edit.lag };
    case 'unlink':
      return { form: 'unlink', from: edit.from, to: edit.to };
    case 'before':
      return { form: 'before', item: edit.item, before: edit.before, order: edit.order };
  }
}

/** The same as the model takes it, to see at once what it does. */
export function modelChangeOf(edit: Edit): ModelChange {
  switch (edit.kind) {
    case 'move':
      return { kind: 'move-item', item: edit.item, to: { notBefore: edit.day } };
    case 'resize':
      return { kind: 'estimate', item: edit.item, effort: edit.hours };
    case 'link': {
      const { from, to, dependency, lag, id = `${from}>${to}` } = edit;
      return { kind: 'put-link', link: { id, from, to, dependency, lag } };
    }
    case 'unlink':
      return { kind: 'drop-link', link: edit.id };
    case 'before':
      return { kind: 'order', items: takenBefore(edit.order, edit.item, edit.before) };
  }
}

/** What it does, in a few words. */
export function editWords(edit: Edit, near: Day): string {
  switch (edit.kind) {
    case 'move':
      return edit.day === null
        ? `${edit.item} starts at any time`
        : `${edit.item} starts on ${formatDay(edit.day, near)} at the earliest`;
    case 'resize':
      return `${edit.hours}\u00a0hours are left of ${edit.item}`;
    case 'link':
      return linkWords(edit);
    case 'unlink':
      return `${edit.to} waits for ${edit.from} no longer`;
    case 'before':
      return `${edit.item} is taken before ${edit.before}`;
  }
}

/** How two items hang together, as in 'B starts after the end of A'. */
export const SENTENCE: Readonly<Record<Dependency, string>> = {
  FS: 'starts after the end of',
  SS: 'starts after the start of',
  FF: 'ends after the end of',
  SF: 'ends after the start of',
};

type Tie = { readonly from: string; readonly to: string; readonly dependency: Dependency; readonly lag: number };

/** What a link asks for, in words. */
export const linkWords = ({ from, to, dependency, lag }: Tie): string => {
  const [verb, ...rest] = SENTENCE[dependency].split(' ');
  const apart = lag === 0 ? '' : `${plural(Math.abs(lag), 'day')} ${lag > 0 ? '' : 'before this: '}`;
  return `${to} ${verb} ${apart}${rest.join(' ')} ${from}`;
};
