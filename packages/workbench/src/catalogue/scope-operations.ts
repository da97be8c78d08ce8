import { type newWork, requestKind } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { scenarioPage } from '../answers/scenario-page.ts';
import { type PriceOf, pricePage, toldInScenario, toldPrice } from '../answers/scope/price-page.ts';
import { requestPeople } from '../answers/scope/request-people.ts';
import { requestsPage, takeableItems, requestView as viewOf } from '../answers/scope/request-views.ts';
import { scopePage } from '../answers/scope/scope-page.ts';
import { findThing } from '../recording/references.ts';
import { approveRequest, declineRequest, optionScenario, takeDecisionBack } from '../requests/decide-request.ts';
import { askRequest, changeRequest, requestChange, requestInput } from '../requests/edit-request.ts';
import { findRequest } from '../requests/request-state.ts';
import { type ChosenOption, chosenOption, chosenWithIds, wantedOf, workOf } from '../requests/wanted.ts';
import {
  priceView,
  requestPeopleView,
  requestsView,
  requestView,
  scenarioView,
  scopeView,
  takeableView,
} from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { BadInput } from './errors.ts';
import { findMilestone, findProgram } from './find.ts';
import { type Frame, frameOf, inScenario } from './frame.ts';
import { asOfInput, type Context, operation, scenarioInput } from './operation.ts';

const program = z.string().describe('A program by id, key or name.');
const request = z.string().describe('A request by id or title.');
const ofProgram = z.object({ asOf: asOfInput, program, scenario: scenarioInput });
const milestone = z.string().min(1).max(500).describe('A milestone by id or name.');
const decidedBy = z.string().trim().min(1).max(200).describe('Who decides, by name.');
const why = z.string().max(5_000).nullable().default(null).describe('Why it is decided so.');
const seen = z
  .object({ state: requestKind.attributes.state.schema })
  .optional()
  .describe(
    'The state that you saw: refused (409) when somebody decided since. Without it their decision is taken back.',
  );
const undoView = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

const priced = ofProgram.extend({
  request: request.optional().describe('A request that was asked, by id or title; else what follows.'),
  milestone: milestone.optional(),
  items: requestInput.shape.items,
  work: requestInput.shape.work,
});

/** What a milestone holds against what was agreed, and requests to change it. */
export const SCOPE_OPERATIONS = [
  operation({
    id: 'scope',
    isHeavy: true,
    method: 'get',
    path: '/api/programs/{program}/scope',
    permission: 'program.read',
    summary:
      'What became of the scope of a milestone since its baseline: added, removed, changed; growth against what its dates allow for.',
    input: ofProgram.extend({ milestone: milestone.optional() }),
    output: scopeView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, graph, program, workbench } = frame;
      const milestone = input.milestone === undefined ? null : findMilestone(graph, program.id, input.milestone).id;
      return inScenario(frame, await scopePage(workbench, { program: program.id, asOf, milestone }));
    },
  }),
  operation({
    id: 'requests',
    method: 'get',
    path: '/api/programs/{program}/requests',
    permission: 'program.read',
    summary:
      'The change requests of a program, the newest first, with what was decided of them and told of their price.',
    input: z.object({ asOf: asOfInput, program, state: requestKind.attributes.state.schema.optional() }),
    output: requestsView,
    run: async (context, input) => {
      const { asOf, program, workbench } = frameOf(context, input);
      return requestsPage(workbench, { program: program.id, asOf, state: input.state });
    },
  }),
  operation({
    id: 'request',
    method: 'get',
    path: '/api/requests/{request}',
    permission: 'program.read',
    summary: 'A change request: what it asks for, its state, and what was decided.',
    input: z.object({ request }),
    output: requestView,
    run: async (context, input) => shown(context, input.request),
  }),
  operation({
    id: 'takeable',
    method: 'get',
    path: '/api/programs/{program}/milestones/{milestone}/takeable',
    permission: 'program.read',
    summary: 'Open items that a milestone could take in, by words in their id or title.',
    input: z.object({ asOf: asOfInput, program, milestone, q: z.string().max(200).default('') }),
    output: takeableView,
    run: async (context, input) => {
      const { asOf, graph, program, workbench } = frameOf(context, input);
      const milestone = findMilestone(graph, program.id, input.milestone).id;
      return takeableItems(workbench, { program: program.id, asOf, milestone, q: input.q });
    },
  }),
  operation({
    id: 'price-request',
    isHeavy: true,
    method: 'post',
    path: '/api/programs/{program}/requests/price',
    permission: 'program.read',
    summary:
      'What a change would cost, in days, money and odds, with four options: absorb, cut, move, staff. Nothing is written.',
    input: priced,
    output: priceView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, program, workbench } = frame;
      return inScenario(frame, pricePage(workbench, { program: program.id, asOf, wanted: wantedBy(frame, input) }));
    },
  }),
  operation({
    id: 'request-people',
    isHeavy: true,
    method: 'post',
    path: '/api/programs/{program}/requests/people',
    permission: 'program.read',
    summary:
      'Who could do what a change brings: by skill and room under their ceiling, ranked by the days gained. Nothing is written.',
    input: priced,
    output: requestPeopleView,
    run: async (context, input) => {
      const frame = frameOf(context, input);
      const { asOf, program, workbench } = frame;
      const of = { program: program.id, asOf, wanted: wantedBy(frame, input) };
      return inScenario(frame, await requestPeople(workbench, of, context.onProgress));
    },
  }),
  operation({
    id: 'ask-request',
    method: 'post',
    path: '/api/programs/{program}/requests',
    permission: 'scope.ask',
    summary: 'Asks for a change of what a milestone holds.',
    input: requestInput.extend({ program }),
    output: requestView,
    run: async (context, { program, ...input }) => {
      const { id } = findProgram(graphAsOf(context.workbench, undefined), program);
      return shown(context, await askRequest(context, id, input));
    },
  }),
  operation({
    id: 'change-request',
    method: 'put',
    path: '/api/requests/{request}',
    permission: 'scope.ask',
    summary: 'Says something else of a request that is not decided yet, or withdraws it.',
    input: z.object({
      request,
      set: requestChange,
      seen: requestChange
        .optional()
        .describe('What it was when you looked: refused (409) when somebody changed it since.'),
    }),
    output: requestView.extend({ undo: undoView }),
    run: async (context, input) => {
      const { id, undo } = await changeRequest(context, input);
      return { ...shown(context, id), undo: { ...undo } as z.input<typeof undoView> };
    },
  }),
  operation({
    id: 'approve-request',
    method: 'post',
    path: '/api/requests/{request}/approve',
    permission: 'scope.decide',
    summary: 'Approves a request with what is chosen for it: all of it becomes facts at once, and can be taken back.',
    input: z.object({ request, decidedBy, why, seen, chosen: chosenOption }),
    output: requestView,
    run: async (context, { chosen, ...decision }) => {
      const { of, id, programId } = decidable(context, decision.request);
      const meant = chosenWithIds(graphAsOf(context.workbench, undefined), programId, chosen);
      const told = (scenario: string) => toldOf(context, of, { chosen: meant, scenario });
      await approveRequest(context, { ...decision, request: id, seen: decision.seen?.state }, { chosen: meant, told });
      return shown(context, id);
    },
  }),
  operation({
    id: 'decline-request',
    method: 'post',
    path: '/api/requests/{request}/decline',
    permission: 'scope.decide',
    summary: 'Declines a request; its price and the reason are kept.',
    input: z.object({ request, decidedBy, why, seen }),
    output: requestView,
    run: async (context, decision) => {
      const { of, id } = decidable(context, decision.request);
      const told = toldPrice(context.workbench, of, { option: 'absorb' });
      await declineRequest(context, { ...decision, request: id, seen: decision.seen?.state }, told);
      return shown(context, id);
    },
  }),
  operation({
    id: 'reopen-request',
    method: 'post',
    path: '/api/requests/{request}/reopen',
    permission: 'scope.decide',
    summary:
      'Takes a decision back: what an approval made true is undone, but for what was said of the same things since.',
    input: z.object({ request }),
    output: requestView,
    run: async (context, input) => {
      const { id } = findRequest(graphAsOf(context.workbench, undefined), input.request);
      await takeDecisionBack(context, id);
      return shown(context, id);
    },
  }),
  operation({
    id: 'request-scenario',
    method: 'post',
    path: '/api/requests/{request}/scenario',
    permission: 'scenario.write',
    summary: 'Makes a scenario of a request with one of its options, to be looked at and compared.',
    input: z.object({ request, chosen: chosenOption }),
    output: scenarioView,
    run: async (context, input) => {
      const graph = graphAsOf(context.workbench, undefined);
      const found = findRequest(graph, input.request);
      const chosen = chosenWithIds(graph, found.program ?? '', input.chosen);
      return scenarioPage(context, await optionScenario(context, found, chosen));
    },
  }),
] as const;

function shown({ workbench }: Context, id: string) {
  const graph = graphAsOf(workbench, undefined);
  return viewOf(graph, findRequest(graph, id));
}

/** What is told of a price: what was shown of it; where somebody takes it by name, what the scenario says. */
function toldOf({ workbench }: Context, of: PriceOf, { chosen, scenario }: { chosen: ChosenOption; scenario: string }) {
  if (chosen.option !== 'staff' || chosen.person === undefined) return toldPrice(workbench, of, chosen);
  return toldInScenario(workbench, of, scenario);
}

interface PriceInput {
  readonly request?: string | undefined;
  readonly milestone?: string | undefined;
  readonly items: readonly string[];
  readonly work: readonly z.output<typeof newWork>[];
}

function wantedBy({ graph, program }: Frame, input: PriceInput) {
  if (input.request !== undefined) {
    const found = findRequest(graph, input.request);
    if (found.milestone === null) throw new BadInput(`${found.id} names no milestone: say which one takes it in`);
    return wantedOf(graph, { milestone: found.milestone, items: found.items, work: workOf(found) });
  }
  if (input.milestone === undefined) throw new BadInput('name a request, or the milestone that would take it in');
  const find = (kind: 'item' | 'team', wanted: string) => findThing(graph, { kind, wanted, program: program.id });
  const items = input.items.map((item) => find('item', item));
  const work = input.work.map((line) => ({ ...line, team: line.team === '' ? '' : find('team', line.team) }));
  return wantedOf(graph, { milestone: findMilestone(graph, program.id, input.milestone).id, items, work });
}

/** A request with what its price is asked of: the plan of today. */
function decidable({ workbench }: Context, wanted: string) {
  const graph = graphAsOf(workbench, undefined);
  const found = findRequest(graph, wanted);
  if (found.milestone === null || found.program === null)
    throw new BadInput(`${found.id} names no milestone: say which one takes it in`);
  const asked = wantedOf(graph, { milestone: found.milestone, items: found.items, work: workOf(found) });
  return {
    id: found.id,
    programId: found.program,
    of: { program: found.program, asOf: today(workbench), wanted: asked },
  };
}
