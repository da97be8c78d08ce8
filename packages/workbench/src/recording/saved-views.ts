import { randomUUID } from 'node:crypto';
import { startOfDay } from '@fulcrum/core/calendar';
import { checkFact, type Fact, type SavedView, subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { BadInput, notFound } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import type { SavedViewView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { recordUnlessChanged } from './record-unless-changed.ts';

interface By {
  readonly workbench: Workbench;
  readonly principal: Principal;
}

/** What is said of a saved view; what is left out stays as it is. */
export interface ViewSaid {
  readonly name?: string | undefined;
  readonly search?: string | undefined;
  /** Whether the page opens with it, for whoever says so. */
  readonly isDefault?: boolean | undefined;
  readonly deleted?: boolean | undefined;
}

/** The saved views of the portfolio by name, as whoever asks sees them. */
export function savedViews({ workbench, principal }: By): readonly SavedViewView[] {
  const names = new Intl.Collator('en', { numeric: true });
  return [...graphAsOf(workbench, undefined).views.values()]
    .map((view) => viewOf(view, principal))
    .sort((one, other) => names.compare(one.name, other.name));
}

function viewOf({ id, name, search, defaultOf }: SavedView, { source }: Principal): SavedViewView {
  return { id, name: name ?? id, search: search ?? '', isDefault: defaultOf.includes(source) };
}

/** Keeps a way to look at the portfolio under a name; returns its id. Throws BadInput for a name that is taken. */
export async function saveView(by: By, of: { readonly name: string; readonly search: string }): Promise<string> {
  const { workbench, principal } = by;
  let id = '';
  await workbench.record({
    source: principal.source,
    facts: () => {
      const views = graphAsOf(workbench, undefined).views;
      refuseName(views, of.name);
      id = nextId(workbench);
      return factsOf(by, id, { name: of.name, page: 'portfolio', search: of.search });
    },
  });
  return id;
}

/** What is said of a saved view, as it was looked at, or as it is to be. */
interface Saying {
  readonly view: string;
  readonly set: ViewSaid;
  readonly seen?: ViewSaid | undefined;
}

/** Says something else of a saved view. Returns what takes it back. Throws NotFound, BadInput and Conflict. */
export async function changeView(by: By, { view, set, seen }: Saying): Promise<ViewSaid> {
  const { views } = graphAsOf(by.workbench, undefined);
  const before = deletedOr(by.workbench, view);
  const own = by.principal.source;
  if (set.name !== undefined) refuseName(views, set.name, before.id);
  const values = valuesOf(set, before, own);
  if (Object.keys(values).length === 0) throw new BadInput('nothing is said of the view');
  const facts = [...factsOf(by, before.id, values), ...(set.isDefault === true ? noOtherDefault(by, before.id) : [])];
  const now = () => ({ ...graphAsOf(by.workbench, undefined).views.get(before.id) });
  await recordUnlessChanged(by, { facts, seen: seen === undefined ? undefined : valuesOf(seen, before, own), now });
  const was = {
    name: before.name ?? before.id,
    search: before.search ?? '',
    isDefault: before.defaultOf.includes(own),
    deleted: !views.has(before.id),
  };
  return Object.fromEntries(Object.entries(was).filter(([key]) => set[key as keyof ViewSaid] !== undefined));
}

/** What is said, as the vocabulary has it: a default is one of whoever says so. */
function valuesOf({ isDefault, ...plain }: ViewSaid, { defaultOf }: Pick<SavedView, 'defaultOf'>, own: string) {
  const said = Object.entries(plain).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined);
  const others = defaultOf.filter((source) => source !== own);
  const values: Readonly<Record<string, Value>> = Object.fromEntries(said);
  return isDefault === undefined ? values : { ...values, defaultOf: isDefault ? [...others, own] : others };
}

/** A page opens with one view: the one before is no default any more. */
function noOtherDefault(by: By, id: string): readonly Fact[] {
  const own = by.principal.source;
  const others = [...graphAsOf(by.workbench, undefined).views.values()].filter(
    (view) => view.id !== id && view.defaultOf.includes(own),
  );
  return others.flatMap((view) =>
    factsOf(by, view.id, { defaultOf: view.defaultOf.filter((source) => source !== own) }),
  );
}

/** A view, also one that was deleted, so that this can be taken back. */
function deletedOr(workbench: Workbench, wanted: string): Pick<SavedView, 'id' | 'name' | 'search' | 'defaultOf'> {
  const views = graphAsOf(workbench, undefined).views;
  const found =
    views.get(wanted) ?? [...views.values()].find(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  if (workbench.log().subjects.indexOf.has(`view:${wanted}`))
    return { id: wanted, name: null, search: null, defaultOf: [] };
  throw notFound(
    'view',
    wanted,
    [...views.values()].map(({ id, name }) => name ?? id),
  );
}

function refuseName(views: ReadonlyMap<string, SavedView>, name: string, own?: string): void {
  const wanted = name.trim().toLowerCase();
  const taken = [...views.values()].find((view) => view.id !== own && view.name?.toLowerCase() === wanted);
  if (taken !== undefined) throw new BadInput(`there is a view "${taken.name}" already: choose another name`);
}

function nextId(workbench: Workbench): string {
  const ids = workbench.log().subjects.indexOf;
  let number = 1;
  while (ids.has(`view:V${number}`)) number++;
  return `V${number}`;
}

function factsOf({ workbench, principal }: By, id: string, values: Readonly<Record<string, Value>>): readonly Fact[] {
  const said = {
    subject: subjectOf('view', id),
    op: 'set',
    at: startOfDay(today(workbench)),
    source: principal.source,
    cause: `command:${randomUUID()}`,
  } as const;
  const facts = Object.entries(values).map(([attribute, value]): Fact => ({ ...said, attribute, value }));
  for (const fact of facts) {
    const trouble = checkFact(fact);
    if (trouble !== null) throw new BadInput(`${fact.attribute}: ${trouble.what}`);
  }
  return facts;
}
