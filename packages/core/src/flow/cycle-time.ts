import { timeMetric } from './times.ts';

export const cycleTime = timeMetric(
  { id: 'cycle-time', name: 'Cycle time', question: 'How long does an item take once somebody has started it?' },
  (item) => item.startedAt,
  'have a known start',
);
