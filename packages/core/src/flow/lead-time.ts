import { timeMetric } from './times.ts';

export const leadTime = timeMetric(
  {
    id: 'lead-time',
    name: 'Lead time',
    question: 'How long does an item take from the day on which it was asked for?',
  },
  (item) => item.createdAt,
  'were finished',
);
