import { z } from 'zod';
import { type Kind, many, one, type Thing } from './kind.ts';
import { day, ref, text } from './text.ts';

/** Where an item stands, in the four words that every tracker's own words map to. */
export const stateCategory = z.enum(['todo', 'doing', 'done', 'dropped']);
export type StateCategory = z.infer<typeof stateCategory>;

/** A piece of work: a story, a bug, a task. "Item", never one tracker's word. */
export const itemKind = {
  name: 'item',
  plural: 'items',
  meaning: 'A piece of work: a story, a bug, a task.',
  attributes: {
    title: one(text, 'What it is about, in one line.'),
    program: one(ref, 'The program that it belongs to.'),
    type: one(text, 'The word of the tracker for what sort of work it is.'),
    state: one(text, 'The word of the tracker for where it stands.'),
    resolution: one(text, 'The word of the tracker for how it ended.'),
    priority: one(text, 'The word of the tracker for how much it matters.'),
    estimate: one(z.number().nonnegative().max(1e6), 'How much work it was thought to be.', 'points'),
    effort: one(z.number().nonnegative().max(1e6), 'How much work one person was thought to need for it.', 'hours'),
    logged: one(z.number().nonnegative().max(1e6), 'How much time people have logged on it.', 'hours'),
    skill: one(text, 'What somebody must be able to do to work on it.'),
    rank: one(z.number().min(-1e9).max(1e9), 'Its place in the order of the plan: lower comes first.'),
    notBefore: one(day, 'The day before which work on it may not start.'),
    parent: one(ref, 'The item that it is a part of.'),
    team: one(ref, 'The team that does it, when it is named outright.'),
    components: many(text, 'The parts of the product that it touches; they name the team when nothing else does.'),
    assignee: one(ref, 'The person who has it.'),
    reassigned: one(
      day,
      'The day on which a plan gave it to somebody else: for six weeks forecasts count what that changes.',
    ),
    reassignedFrom: one(ref, 'The person who had it before that; nobody when empty.'),
    learning: one(
      z.number().min(0).max(60),
      'Working days in which whoever was given it finds their way into such work.',
      'days',
    ),
    reporter: one(ref, 'The person who asked for it.'),
    milestones: many(ref, 'The milestones that wait for it.'),
    sprints: many(ref, 'The sprints that it was planned into.'),
    labels: many(text, 'Words that people hung on it.'),
    sameAs: one(ref, 'The item that it is the same as, known from another tool: the two are one.'),
    url: one(z.string().max(2_000), 'Where it lives in its own tool.'),
    deleted: one(z.boolean(), 'True once it is gone from its own tool.'),
  },
} as const satisfies Kind;

export type ItemAttributes = Thing<typeof itemKind>;
