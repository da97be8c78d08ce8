import { type JoiningChange, requestedChanges } from '@fulcrum/core/scope';
import type { Priced, RequestView, Takeable, WorkLine } from './scope-query.ts';

/** A request as it is typed. */
export type Draft = {
  readonly title: string;
  readonly milestone: string;
  readonly asker: string;
  readonly reason: string;
  readonly work: readonly WorkLine[];
  readonly items: readonly Pick<Takeable, 'id' | 'title' | 'teamName'>[];
};

export const NO_WORK: WorkLine = { team: '', count: 1, hours: null, points: null, skill: null };

/** A request that begins: one item of the first team. */
export const newDraft = (milestone: string, team: string): Draft => {
  return { title: '', milestone, asker: '', reason: '', work: [{ ...NO_WORK, team, count: 3 }], items: [] };
};

/** A request that was asked, to be typed on. */
export const draftOf = ({ title, milestone, asker, reason, work, items }: RequestView): Draft => {
  const lines = work.map(({ teamName: _, ...line }) => line);
  return { title, milestone: milestone?.id ?? '', asker: asker ?? '', reason: reason ?? '', work: lines, items };
};

/** What of a draft has a price. */
export const pricedOf = ({ milestone, items, work }: Draft): Priced => {
  return { milestone, items: items.map(({ id }) => id), work: work.filter(({ count }) => count >= 1) };
};

/** What is said of a request to the server. */
export function bodyOf(draft: Draft) {
  const { title, asker, reason } = draft;
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return { title: title.trim(), asker: orNull(asker), reason: orNull(reason), ...pricedOf(draft) };
}

/** A draft as changes of the plan, for the model of this browser. */
export function changesOf(
  { milestone, work, items }: Priced,
  known: ReadonlyMap<string, Takeable>,
  planned: ReadonlySet<string>,
): readonly JoiningChange[] {
  const taken = items.flatMap((id) => known.get(id) ?? []);
  return requestedChanges({ milestone, items: taken, work }, (item) => planned.has(item));
}
