import {
  type Account,
  accountsOf,
  type Clusters,
  clustersOf,
  MATCH_SOURCE,
  type Told,
  toldOf,
} from '../matching/accounts.ts';
import { sharedAddresses } from '../matching/match-addresses.ts';
import { namesakes, type Question, questionsOf } from '../matching/questions.ts';
import type { MatchesView } from '../views/index.ts';
import type { Workbench } from '../workspace/workbench.ts';

type AccountView = MatchesView['questions'][number]['one'];

// A page of questions; the next ones come when these are answered.
const MOST = 100;

/** Who is to be asked about, who is one already, and who was said not to be. */
export async function peopleMatches(workbench: Workbench): Promise<MatchesView> {
  const accounts = accountsOf(workbench.log());
  const near = namesakes(accounts);
  const spoken = [...accounts.values()].filter(({ sameAs, notSame }) => sameAs !== null || notSame.length > 0);
  const told = await toldOf(workbench, [
    ...near.flatMap(([one, other, _how]) => [one, other]),
    ...sharedAddresses(accounts).flatMap(({ ids }) => ids),
    ...spoken.flatMap(({ id, sameAs, notSame }) => [id, ...(sameAs === null ? [] : [sameAs]), ...notSame]),
  ]);
  const view = (id: string) => accountView(workbench, { accounts, told, id });
  const clusters = clustersOf(accounts, (id) => accounts.get(id)?.sameAs);
  const whole = (end: string) => wholeView(clusters.membersOf(end).map(view));
  const questions = questionsOf(accounts, told, near);
  return {
    open: questions.filter(({ isLater }) => !isLater).length,
    questions: questions.slice(0, MOST).map((question) => questionView(question, whole)),
    more: Math.max(0, questions.length - MOST),
    joined: joinedViews({ accounts, told, clusters }, view),
    apart: spoken.flatMap(({ id, notSame }) =>
      notSame.filter((other) => accounts.has(other)).map((other) => ({ one: view(id), other: view(other) })),
    ),
  };
}

function questionView({ one, other, why, isLater }: Question, view: (id: string) => AccountView) {
  const [first, second] = [view(one), view(other)];
  return {
    one: first,
    other: second,
    why,
    isLater,
    words: `Is ${namedOf(first)} ${namedOf(second)}?`,
    reason: REASONS[why],
  };
}

/** A group as one: it has the longest of its names, and is known to all of its tools. */
function wholeView(accounts: readonly AccountView[]): AccountView {
  const name = accounts.reduce((longest, each) => (each.name.length > longest.length ? each.name : longest), '');
  const tools = [...new Set(accounts.flatMap((each) => each.tools))].sort();
  return { ...(accounts[0] as AccountView), name, tools };
}

/** `Ada Lovelace of Jira` */
function namedOf({ name, tools }: AccountView): string {
  return tools.length === 0 ? name : `${name} of ${tools.join(' and ')}`;
}

const REASONS = {
  address:
    'They have the same address, and it does not settle it: two accounts of one tool have it, or somebody said no.',
  'same-name': 'They have the same name, and no address in common.',
  'near-name': 'One name may stand for the other; they have no address in common.',
} as const;

function joinedViews(
  { accounts, told, clusters }: { accounts: ReadonlyMap<string, Account>; told: Told; clusters: Clusters },
  view: (id: string) => AccountView,
): MatchesView['joined'] {
  const ends = new Set([...accounts.keys()].map(clusters.endOf));
  return [...ends]
    .filter((end) => clusters.membersOf(end).length > 1)
    .map((end) => ({
      stands: view(end),
      others: clusters
        .membersOf(end)
        .filter((id) => id !== end)
        .map((id) => ({ ...view(id), ...saidBy(told.last.get(id)?.source ?? MATCH_SOURCE) })),
    }))
    .sort((one, other) => one.stands.name.localeCompare(other.stands.name, 'en'));
}

function saidBy(source: string): { readonly by: 'address' | 'person' | 'tool'; readonly words: string } {
  if (source === MATCH_SOURCE) return { by: 'address', words: 'the same address' };
  if (source.startsWith('person:')) return { by: 'person', words: 'you said so' };
  return { by: 'tool', words: 'the tool says so' };
}

function accountView(
  { live }: Workbench,
  { accounts, told, id }: { accounts: ReadonlyMap<string, Account>; told: Told; id: string },
): AccountView {
  const account = accounts.get(id);
  const tools = told.toolsOf.get(id) ?? [];
  return {
    id,
    name: account?.name ?? id,
    email: account?.email ?? null,
    tools: tools.map((tool) => titleOf(live.connectors, tool)),
  };
}

/** The name of a tool as people write it. */
export function titleOf(connectors: Workbench['live']['connectors'], tool: string): string {
  const known = connectors.find((connector) => connector.tool === tool)?.title;
  return known ?? TITLES[tool] ?? tool.charAt(0).toUpperCase() + tool.slice(1);
}

const TITLES: Readonly<Record<string, string>> = { csv: 'CSV', git: 'git', github: 'GitHub' };
