import type { DeliveryView } from '@fulcrum/workbench/views';
import { harmless, table } from './output.ts';

/** What brings in what the measures stand on. */
const HOW =
  'To have deployments and changes: fulcrum connect github, or fulcrum import git FOLDER; then say which environments are production: fulcrum words';

/** How changes reach their users, as lines. */
export function deliveryWords(view: DeliveryView): string {
  const rows = view.measures.map(({ title, words, band }) => [
    title,
    harmless(words),
    band === null ? '' : `(${band})`,
  ]);
  const excluded = view.measures.flatMap((measure) =>
    measure.excluded.map(({ why, count }) => `${measure.title} leaves out ${count}: ${why}`),
  );
  const isUnknown = view.measures.some(({ status }) => status === 'not-connected');
  const isBanded = view.measures.some(({ band }) => band !== null);
  return [
    `${view.program.name}, ${view.from} to ${view.to}`,
    '',
    table(rows),
    ...(excluded.length > 0 ? ['', ...excluded] : []),
    ...(isUnknown ? ['', HOW] : []),
    ...(isBanded ? ['', 'In brackets: the group of the DORA report of 2023 with figures like these.'] : []),
  ].join('\n');
}
