import type { CalibrationView, FactsView, ForecastView, ItemsView, ItemView } from '@fulcrum/workbench/views';
import type { Params } from '../api/client.ts';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import type { Day } from '../time/day.ts';

export const itemQuery = (item: string, asOf: Day | undefined): ViewQuery<ItemView> =>
  viewQuery<ItemView>(['item', item], `/api/items/${encodeURIComponent(item)}`, { asOf });

export const factsQuery = (params: Params): ViewQuery<FactsView> =>
  viewQuery<FactsView>(['facts', String(params.subject ?? '')], '/api/facts', params);

/** The first items that meet some parameters of the route. */
export const someItemsQuery = (program: string, params: Params): ViewQuery<ItemsView> =>
  viewQuery<ItemsView>(['some-items', program, JSON.stringify(params)], programPath(program, 'items'), params);

export const calibrationQuery = (program: string, asOf: Day | undefined): ViewQuery<CalibrationView> =>
  viewQuery<CalibrationView>(['calibration', program], programPath(program, 'calibration'), { asOf });

export type Diagnostic = CalibrationView['diagnostics'][number];
export type DiagnosticsAnswer = { readonly diagnostics: readonly Diagnostic[]; readonly next: string | null };

/** What was read and could not be taken as it was, in the whole workspace. */
export const diagnosticsQuery = (params: Params = {}): ViewQuery<DiagnosticsAnswer> =>
  viewQuery<DiagnosticsAnswer>(['diagnostics'], '/api/diagnostics', params);

/** The forecast of a milestone, or of all known work of a program when none is named. */
export const forecastQuery = (program: string, params: Params): ViewQuery<ForecastView> =>
  viewQuery<ForecastView>(
    ['forecast', program, String(params.milestone ?? '')],
    programPath(program, 'forecast'),
    params,
  );

/** A page of `docs/methods`: formula, source, limits. It is the same on every day. */
type MethodPage = { readonly id: string; readonly title: string; readonly markdown: string };

export const methodQuery = (name: string): ViewQuery<MethodPage> =>
  viewQuery<MethodPage>(['method', name], `/api/methods/${encodeURIComponent(name)}`, {});
