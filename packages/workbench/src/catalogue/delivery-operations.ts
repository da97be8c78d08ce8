import { addDays } from '@fulcrum/core/calendar';
import { z } from 'zod';
import { delivery } from '../answers/delivery.ts';
import { deliveryView } from '../views/index.ts';
import { BadInput } from './errors.ts';
import { frameOf } from './frame.ts';
import { asOfInput, operation } from './operation.ts';

const WEEKS = 26;

/** How changes reach their users. */
export const DELIVERY_OPERATIONS = [
  operation({
    id: 'delivery',
    method: 'get',
    path: '/api/programs/{program}/delivery',
    permission: 'program.read',
    summary:
      'How changes reach their users: lead time, deployment frequency, failure rate, time to restore, code review.',
    input: z.object({
      asOf: asOfInput,
      program: z.string().describe('A program by id, key or name.'),
      from: z.iso.date().optional().describe('The first day; 26 weeks before the last when empty.'),
      to: z.iso.date().optional().describe('The last day; the day asked for when empty.'),
    }),
    output: deliveryView,
    run: async (context, input) => {
      const { asOf, graph, program } = frameOf(context, input);
      const to = input.to === undefined || input.to > asOf ? asOf : input.to;
      const from = input.from ?? addDays(to, 1 - 7 * WEEKS);
      if (from > to) throw new BadInput(`from ${from} lies after ${to}: ask for a day before it`);
      return delivery(graph, { program, asOf, from, to });
    },
  }),
] as const;
