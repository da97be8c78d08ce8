import { EPOCH, startOfDay } from '@fulcrum/core/calendar';
import { WORKSPACE_ID } from '@fulcrum/core/program';
import type { Fact, Value } from '@fulcrum/core/vocabulary';
import { checkFact, stateCategory, wordField } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { impliedWord } from '../answers/implied-words.ts';
import { settingsPage } from '../answers/settings-page.ts';
import { wordEffect } from '../answers/word-effect.ts';
import { wordsPage } from '../answers/words-page.ts';
import { workspacePage } from '../answers/workspace.ts';
import { zoneEffect } from '../answers/zone-effect.ts';
import { recordUnlessChanged } from '../recording/record-unless-changed.ts';
import { settingsView, wordEffectView, workspaceView, zoneEffectView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import { isZone } from '../workspace/zone.ts';
import { BadInput, notFound } from './errors.ts';
import { findMilestone, findProgram } from './find.ts';
import { type Context, operation } from './operation.ts';

/**
 * One thing that a person says, as a fact. The cause is theirs alone, so that saying it again later counts again.
 * Throws BadInput for what the vocabulary cannot take.
 */
function said(
  { workbench, principal }: Context,
  saying: { subject: string; attribute: string; value: Value; at: number },
): Fact {
  const fact: Fact = { ...saying, op: 'set', source: principal.source, cause: `command:${workbench.now()}` };
  const trouble = checkFact(fact);
  if (trouble !== null) throw new BadInput(`${saying.attribute} "${saying.value}": ${trouble.what}`);
  return fact;
}

const day = z.iso.date().nullable();
const currency = z.string().toUpperCase().nullable();

/** What was there when somebody looked: refused when it is something else by now. */
function seen<T extends z.ZodType>(schema: T) {
  return schema.optional().describe('What it was when you looked: refused (409) when somebody changed it since.');
}

const seenAs = (attribute: string, value: string | null | undefined) =>
  value === undefined ? undefined : { [attribute]: value };

const wordsView = z.object({
  words: z.array(
    z.object({
      id: z.string(),
      field: wordField,
      text: z.string(),
      program: z.string().nullable(),
      means: z.string().nullable(),
      meansName: z.string().nullable(),
      items: z.number().int(),
    }),
  ),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** What people tell Fulcrum: the clock, targets, the mapping. Each becomes facts. */
export const WRITE_OPERATIONS = [
  operation({
    id: 'set-clock',
    method: 'put',
    path: '/api/workspace/clock',
    permission: 'workspace.configure',
    summary: 'Fixes the clock of the workspace to a day, or releases it to the real day.',
    input: z.object({ day, seen: seen(day) }),
    output: workspaceView,
    run: async (context, input) => {
      const { workbench } = context;
      const fact = said(context, {
        subject: `workspace:${WORKSPACE_ID}`,
        attribute: 'clock',
        value: input.day,
        at: EPOCH,
      });
      await recordUnlessChanged(context, { facts: [fact], seen: seenAs('clock', input.seen), now: workbench.settings });
      return workspacePage(workbench);
    },
  }),
  operation({
    id: 'settings',
    method: 'get',
    path: '/api/settings',
    permission: 'program.read',
    summary: 'Settings: zone, calendars with their holidays, currency, ceilings, and what waits for a meaning.',
    input: z.object({}),
    output: settingsView,
    run: async ({ workbench }) => settingsPage(workbench),
  }),
  operation({
    id: 'zone-effect',
    method: 'get',
    path: '/api/workspace/zone',
    permission: 'program.read',
    summary: 'What another time zone of the workspace would change, before it is kept.',
    input: z.object({ zone: z.string().max(64).describe('An IANA name; empty for none.') }),
    output: zoneEffectView,
    run: async ({ workbench }, { zone }) => zoneEffect(workbench, zone === '' ? null : knownZone(zone)),
  }),
  operation({
    id: 'set-zone',
    method: 'put',
    path: '/api/workspace/zone',
    permission: 'workspace.configure',
    summary:
      'Says the time zone in which a day begins, as an IANA name; null for UTC. What has happened stays on its day.',
    input: z.object({ zone: z.string().max(64).nullable(), seen: seen(z.string().nullable()) }),
    output: settingsView,
    run: async (context, input) => {
      const { workbench } = context;
      const value = input.zone === null ? null : knownZone(input.zone);
      const fact = said(context, { subject: `workspace:${WORKSPACE_ID}`, attribute: 'zone', value, at: EPOCH });
      const looked = { facts: [fact], seen: seenAs('zone', input.seen), now: workbench.settings };
      await recordUnlessChanged(context, looked);
      return settingsPage(workbench);
    },
  }),
  operation({
    id: 'set-currency',
    method: 'put',
    path: '/api/workspace/currency',
    permission: 'workspace.configure',
    summary: 'Says the currency of rates and expenses, as an ISO 4217 code, or that none is named.',
    input: z.object({ currency, seen: seen(currency) }),
    output: workspaceView,
    run: async (context, input) => {
      const { workbench } = context;
      const fact = said(context, {
        subject: `workspace:${WORKSPACE_ID}`,
        attribute: 'currency',
        value: input.currency,
        at: EPOCH,
      });
      const looked = { facts: [fact], seen: seenAs('currency', input.seen), now: workbench.settings };
      await recordUnlessChanged(context, looked);
      return workspacePage(workbench);
    },
  }),
  operation({
    id: 'set-target',
    method: 'put',
    path: '/api/programs/{program}/milestones/{milestone}/target',
    permission: 'program.write',
    summary: 'Says the day that was promised for a milestone, or takes the promise back.',
    input: z.object({
      program: z.string(),
      milestone: z.string(),
      day,
      seen: seen(day),
      since: z.iso
        .date()
        .optional()
        .describe('The day since which it has been promised; the clock of the workspace when missing.'),
    }),
    output: z.object({ milestone: z.string(), name: z.string(), target: day }),
    run: async (context, input) => {
      const { workbench } = context;
      const graph = graphAsOf(workbench, undefined);
      const program = findProgram(graph, input.program).id;
      const milestone = findMilestone(graph, program, input.milestone);
      const at = startOfDay(input.since ?? today(workbench));
      const fact = said(context, { subject: `milestone:${milestone.id}`, attribute: 'target', value: input.day, at });
      const now = () => ({ target: graphAsOf(workbench, input.since).milestones.get(milestone.id)?.target });
      await recordUnlessChanged(context, { facts: [fact], seen: seenAs('target', input.seen), now });
      return { milestone: milestone.id, name: milestone.name ?? milestone.id, target: input.day };
    },
  }),
  operation({
    id: 'words',
    method: 'get',
    path: '/api/words',
    permission: 'program.read',
    summary: 'The mapping: what each word of the trackers means here.',
    input: z.object({}),
    output: wordsView,
    run: async ({ workbench }) => wordsPage(workbench),
  }),
  operation({
    id: 'word-effect',
    method: 'get',
    path: '/api/words/effect',
    permission: 'program.read',
    summary: 'What another meaning of a word would change, before it is kept.',
    input: z.object({ id: z.string().describe('As the list of words gives it.'), means: z.string() }),
    output: wordEffectView,
    run: async ({ workbench }, { id, means }) => {
      const graph = graphAsOf(workbench, undefined);
      const word = graph.words.get(id) ?? impliedWord(graph, id);
      if (word === undefined) throw notFound('word', id, [...graph.words.keys()]);
      checkMeaning(word.field, means, [...graph.teams.keys()]);
      return wordEffect(graph, word, means);
    },
  }),
  operation({
    id: 'set-word',
    method: 'put',
    path: '/api/words',
    permission: 'workspace.configure',
    summary: 'Says what a word of a tracker means: a state category, a team, or delivered / dropped.',
    input: z.object({
      id: z.string().describe('As the list of words gives it.'),
      means: z.string(),
      seen: seen(z.string().nullable()),
    }),
    output: wordsView,
    run: async (context, input) => {
      const { workbench } = context;
      const graph = graphAsOf(workbench, undefined);
      const known = graph.words.get(input.id);
      const word = known ?? impliedWord(graph, input.id);
      if (word === undefined) throw notFound('word', input.id, [...graph.words.keys()]);
      checkMeaning(word.field, input.means, [...graph.teams.keys()]);
      const whole =
        known === undefined ? { field: word.field, text: word.text, means: input.means } : { means: input.means };
      const facts = Object.entries(whole).map(([attribute, value]) =>
        said(context, { subject: `word:${input.id}`, attribute, value, at: EPOCH }),
      );
      const now = () => ({ means: graphAsOf(workbench, undefined).words.get(input.id)?.means ?? word.means });
      await recordUnlessChanged(context, { facts, seen: seenAs('means', input.seen), now });
      return wordsPage(workbench);
    },
  }),
] as const;

/** A zone as it is written. Throws BadInput for one that nobody knows. */
function knownZone(zone: string): string {
  if (!isZone(zone)) throw new BadInput(`"${zone}" is no time zone: write an IANA name such as Europe/Berlin`);
  return zone;
}

const KNOWN: Readonly<Record<Exclude<z.infer<typeof wordField>, 'component'>, readonly string[]>> = {
  state: stateCategory.options,
  resolution: ['delivered', 'dropped'],
  container: ['milestone', 'nothing'],
  environment: ['production', 'other'],
  type: ['incident', 'work'],
  label: ['incident', 'work'],
};

function checkMeaning(field: z.infer<typeof wordField> | null, means: string, teams: readonly string[]): void {
  if (field === 'component') {
    if (!teams.includes(means)) throw notFound('team', means, teams);
    return;
  }
  const known = KNOWN[field ?? 'state'];
  if (!known.includes(means)) throw new BadInput(`means "${means}": use one of ${known.join(', ')}`);
}
