import { startOfDay } from '@fulcrum/core/calendar';
import { type Kind, vocabulary } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { ringDiagnostics } from '../answers/program-diagnostics.ts';
import { authorise } from '../policy/permission.ts';
import { recordThing } from '../recording/record-thing.ts';
import { type AnyThing, RECORDABLE_KINDS, recordableAttributes, thingsOf } from '../recording/recordable.ts';
import { recordedView, thingsView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { findProgram } from './find.ts';
import { frameOf } from './frame.ts';
import { asOfInput, type Context, operation } from './operation.ts';
import { plain, shown } from './shown-thing.ts';

const kind = z.enum(RECORDABLE_KINDS).describe('A kind of thing, as VOCABULARY.md has them.');
const program = z.string().describe('A program by id, key or name.');
const said = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** What people tell of leave, risks, waits, expenses, teams, people and items, and the lists of it. */
export const RECORD_OPERATIONS = [
  operation({
    id: 'record',
    method: 'post',
    path: '/api/programs/{program}/things/{kind}',
    permission: 'program.write',
    summary: 'Says something of a thing (leave, a risk, the slots of a team …), or makes a new one.',
    input: z.object({
      program,
      kind,
      id: z.string().optional().describe('The thing by id or name; a new one is made when it is missing.'),
      set: z
        .record(z.string(), said)
        .describe('What is said, by attribute. Names of other things will do; null takes back.'),
      seen: z
        .record(z.string(), said)
        .optional()
        .describe('What was there when you looked, by attribute: refused (409) when somebody changed it since.'),
      since: z.iso.date().optional().describe('Since when it is true; the clock of the workspace when missing.'),
    }),
    output: recordedView,
    run: async (context, input) => {
      const { workbench, principal } = context;
      // Everybody's days hang on them, in every program.
      if (input.kind === 'calendar' || input.kind === 'holiday') authorise(principal, 'workspace.configure');
      const graph = graphAsOf(workbench, undefined);
      const at = startOfDay(input.since ?? today(workbench));
      const program = findProgram(graph, input.program).id;
      const { thing, undo, ...recorded } = await recordThing(context, graph, { ...input, program, at });
      const diagnostics = input.kind === 'link' ? ringDiagnostics(graphAsOf(workbench, undefined), program) : [];
      return { ...recorded, thing: shown(input.kind, thing), undo: plain(undo), diagnostics };
    },
  }),
  operation({
    id: 'things',
    method: 'get',
    path: '/api/programs/{program}/things/{kind}',
    permission: 'program.read',
    summary: 'The things of a kind (leave, risks, waits …) of a program, with what can be said of them.',
    input: z.object({
      asOf: asOfInput,
      program,
      kind,
      q: z.string().max(200).optional().describe('Words in the id, the name or the title.'),
      limit: z.coerce.number().int().min(1).max(5_000).default(500),
    }),
    output: thingsView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const words = (input.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const all = [...thingsOf(frame.graph, input.kind).values()].filter((thing) => {
        const text = `${thing.id} ${thing.name ?? ''} ${thing.title ?? ''}`.toLowerCase();
        return (thing.program ?? frame.program.id) === frame.program.id && words.every((word) => text.includes(word));
      });
      return {
        asOf: frame.asOf,
        kind: input.kind,
        attributes: recordableAttributes(input.kind, undefined).map((name) => described(input.kind, name)),
        total: all.length,
        things: all.slice(0, input.limit).map((thing) => shown(input.kind, withoutRate(context, thing))),
      };
    },
  }),
] as const;

/** What somebody costs is for whoever may see it. */
function withoutRate({ principal }: Context, thing: AnyThing) {
  return principal.permissions.has('rates.read') ? thing : { ...thing, rate: null };
}

type KindOf = (typeof RECORDABLE_KINDS)[number];

function described(of: KindOf, name: string) {
  const attributes: Kind['attributes'] = vocabulary[of].attributes;
  const { meaning, unit = null, many } = attributes[name]!;
  return { name, meaning, unit, many };
}
