import type { ConnectionsView, ConnectionView, MatchesView, ToolsView } from '@fulcrum/workbench/views';
import { type ViewQuery, viewQuery } from '../api/queries.ts';

/** One connection as the list has it. */
export type Connection = ConnectionsView['connections'][number];
export type Tool = ToolsView['tools'][number];
export type SignIn = Tool['signIns'][number];
export type Field = SignIn['fields'][number];

// A sync tells how far it is by itself; how long ago the last one was does not.
const RUNNING_MS = 1_000;
const WAITING_MS = 5_000;
const RESTING_MS = 30_000;

/** The path of a connection at the server, or of what is done with it. */
export const connectionPath = (id: string, ...rest: readonly string[]): string =>
  ['/api/connections', encodeURIComponent(id), ...rest].join('/');

/** Every connection and how fresh it is: asked again and again, soon while something goes on. */
export function connectionsQuery(): ViewQuery<ConnectionsView> {
  return {
    ...viewQuery<ConnectionsView>(['connections'], '/api/connections', {}),
    refetchInterval: ({ state }) => {
      const connections = state.data?.connections ?? [];
      // The first one comes with facts, of which the server tells.
      if (connections.length === 0) return false;
      if (connections.some(({ progress }) => progress !== null)) return RUNNING_MS;
      return connections.some(isAwaited) ? WAITING_MS : RESTING_MS;
    },
  };
}

function isAwaited({ freshness, next }: Connection): boolean {
  return freshness === 'first' || (next !== null && Date.parse(next.at) <= Date.now() + RESTING_MS);
}

/** One connection with its runs and diagnostics. It is as new as the list: `version` changes when that does. */
export const connectionQuery = (id: string, version: string): ViewQuery<ConnectionView> => ({
  ...viewQuery<ConnectionView>(['connection', id], connectionPath(id), {}),
  queryKey: ['connection', id, { version }],
  staleTime: 0,
});

/** The tools that can be connected. */
export const toolsQuery = (): ViewQuery<ToolsView> => viewQuery<ToolsView>(['tools'], '/api/tools', {});

/** Who is the same in several tools, and who may be. */
export const matchesQuery = (): ViewQuery<MatchesView> =>
  viewQuery<MatchesView>(['people-matches'], '/api/people/matches', {});
