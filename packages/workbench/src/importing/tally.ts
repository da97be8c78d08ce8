import type { TranslatedRecord } from '@fulcrum/connectors';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type { ImportRun } from '@fulcrum/store';

/** What an import has seen so far. */
export interface Tally {
  lines: number;
  records: number;
  facts: number;
  refused: number;
  withoutHistory: number;
  isDamaged: boolean;
  readonly programs: Set<string>;
  readonly diagnostics: Map<string, { readonly code: string; count: number; readonly example: Diagnostic }>;
}

type Counts = Pick<ImportRun, 'lines' | 'records' | 'facts' | 'refused' | 'withoutHistory'>;

/** A tally that goes on from an interrupted run, or starts from nothing. */
export function startTally(earlier: Counts | null): Tally {
  const { lines = 0, records = 0, facts = 0, refused = 0, withoutHistory = 0 } = earlier ?? {};
  const counts = { lines, records, facts, refused, withoutHistory };
  return { ...counts, isDamaged: false, programs: new Set(), diagnostics: new Map() };
}

/** Adds a batch to the tally; its facts are counted once it is known how many were new. */
export function addToTally(tally: Tally, records: readonly TranslatedRecord[]): void {
  for (const program of programsOf(records)) tally.programs.add(program);
  for (const record of records) {
    tally.lines = Math.max(tally.lines, record.line);
    if (record.facts.length > 0) tally.records++;
    else tally.refused++;
    if (record.isFinalState) tally.withoutHistory++;
    if (record.isDamage) tally.isDamaged = true;
    for (const diagnostic of record.diagnostics) addDiagnostic(tally, diagnostic);
  }
}

/** The programs that records belong to. */
export function programsOf(records: readonly TranslatedRecord[]): ReadonlySet<string> {
  const programs = new Set<string>();
  for (const { subject, attribute, value } of records.flatMap((record) => record.facts)) {
    if (attribute === 'program' && subject.startsWith('item:')) programs.add(String(value));
  }
  return programs;
}

function addDiagnostic(tally: Tally, example: Diagnostic): void {
  const known = tally.diagnostics.get(example.code);
  if (known === undefined) tally.diagnostics.set(example.code, { code: example.code, count: 1, example });
  else known.count++;
}
