import type { SearchView } from '@fulcrum/workbench/views';
import type { Place } from '../shell/places.ts';
import type { IconName } from '../ui/icon.tsx';

/** Where a choice leads: a page, or an item in the drawer. */
export type Target = { readonly href: string } | { readonly item: string };

/** One line of the palette that leads somewhere. */
export type Choice = {
  readonly label: string;
  readonly detail: string;
  readonly icon: IconName;
  readonly target: Target;
};

type Result = SearchView['results'][number];

const enc = encodeURIComponent;

/** Where something that the server found is shown. `here` is the program of the page. */
export function choiceOf(result: Result, here: string): Choice {
  const program = enc(result.program ?? here);
  const choice = (icon: IconName, target: Target, detail = result.detail): Choice => ({
    label: result.title,
    detail,
    icon,
    target,
  });
  const work = (filter: string) => ({ href: `/programs/${program}/work?category=open&${filter}=${enc(result.id)}` });
  switch (result.kind) {
    case 'item':
      return choice('work', { item: result.id }, result.id);
    case 'milestone':
      return choice('target', { href: `/programs/${program}/milestones/${enc(result.id)}` });
    case 'team':
      return choice('work', work('team'), 'open items of the team');
    case 'person':
      return choice('work', work('assignee'), 'open items of the person');
    case 'program':
      return choice('overview', { href: `/programs/${enc(result.id)}` }, 'program');
  }
}

/** A page of the navigation. */
export function choiceOfPlace({ label, icon, to, key }: Place, program: string): Choice {
  return { label, detail: `G ${key.toUpperCase()}`, icon, target: { href: to.replace('$program', enc(program)) } };
}

/** Whether all words that were typed occur in some text, in any order. */
export function matches(typed: string, text: string): boolean {
  const found = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => found.includes(word));
}
