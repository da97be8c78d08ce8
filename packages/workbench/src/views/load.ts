import { z } from 'zod';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

const named = z.object({ id: z.string(), name: z.string() });

const week = z.object({
  /** Working days that are asked for, and that there are. */
  asked: z.number(),
  capacity: z.number(),
  /** asked / capacity; null in a week without capacity. */
  load: z.number().nullable(),
  isOver: z.boolean(),
  /** Share of the week that leave takes. */
  away: z.number(),
});

const breach = z.object({
  rule: z.enum(['weeks', 'days']),
  from: dayText,
  length: z.number(),
  load: z.number().nullable(),
  words: z.string(),
});

const leave = z.object({
  id: z.string(),
  title: z.string(),
  from: dayText,
  until: dayText,
  share: z.number(),
});

const person = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Where they work: as said, or by what they did lately; null where nothing tells. */
    team: named.nullable(),
    isTeamSaid: z.boolean(),
    allocation: z.number(),
    ceiling: z.number(),
    /** What a working day costs; null where nobody said, or where the reader may not see it. */
    rate: z.number().nullable(),
    skills: z.array(z.string()),
    /** Open items of the milestones that they have. */
    open: z.number().int(),
    weeks: z.array(week),
    /** Mean load of the weeks that are shown; null without capacity. */
    mean: z.number().nullable(),
    breach: breach.nullable(),
    leaves: z.array(leave),
    /** Their open items of the milestone that the answer is about, in the order of the plan. */
    items: z.array(z.object({ id: z.string(), title: z.string(), inHand: z.boolean() })),
    /** Ids of the teams whose work they have done lately. */
    knows: z.array(z.string()),
    evidence: evidenceRef,
  })
  .meta({ id: 'PersonLoad' });
export type PersonLoad = z.infer<typeof person>;

/** What the open work of a program asks of its teams and people, by week; who holds it up; and who can do what. */
export const loadView = z
  .object({
    status: z.enum(['ok', 'insufficient-data']),
    words: z.string(),
    headline: words,
    program: named,
    asOf: dayText,
    scenario: named.nullable(),
    /** The milestone that the answer is about; null where there is none with a date. */
    milestone: named.nullable(),
    milestones: z.array(named.extend({ due: dayText })),
    weeks: z.array(dayText),
    /** For how long anybody may be above their ceiling: what holds, and what somebody said (null: the usual). */
    rules: z.object({
      weeks: z.number(),
      days: z.number(),
      said: z.object({ weeks: z.number().nullable(), days: z.number().nullable() }),
    }),
    teams: z.array(
      z.object({
        id: z.string().nullable(),
        name: z.string(),
        heads: z.number(),
        open: z.number().int(),
        /** Of these, those that nobody is assigned to. */
        unassigned: z.number().int(),
        weeks: z.array(week),
        /** Items that it works on at once, as said; null where nobody said. */
        slots: z.number().nullable(),
        leaves: z.array(leave),
        people: z.array(person),
      }),
    ),
    bottleneck: z
      .object({
        kind: z.enum(['team', 'skill', 'person', 'approval', 'vendor', 'review', 'wait']),
        id: z.string(),
        name: z.string(),
        lastShare: z.number(),
        queueDays: z.number(),
        queueItems: z.number(),
      })
      .nullable(),
    /** Who has most more than they can do, and which of their items somebody else could take; null where nobody does. */
    suggestion: z.object({ person: named, items: z.array(z.string()), team: named.nullable() }).nullable(),
    /** Teams and skills that people may be asked for, in the order of the matrix. */
    skills: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        isSaid: z.boolean(),
        people: z.number().int(),
        open: z.number().int(),
      }),
    ),
    canSeeRates: z.boolean(),
    currency: z.string().nullable(),
    counts: z.object({
      people: z.number().int(),
      over: z.number().int(),
      away: z.number().int(),
      unsized: z.number().int(),
    }),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Load' });
export type LoadView = z.infer<typeof loadView>;

const candidate = z
  .object({
    /** Null for whoever of the team is free. */
    person: named.nullable(),
    team: named.nullable(),
    /** What speaks for them: skills, or such work lately. */
    why: z.string(),
    rampUp: z.number(),
    gained: z.object({ p50: z.number(), p85: z.number(), low: z.number(), high: z.number() }).nullable(),
    odds: z.number().nullable(),
    /** Mean load of the weeks up to when the items are due, before and after; null for nobody in particular. */
    load: z.object({ before: z.number().nullable(), after: z.number().nullable(), ceiling: z.number() }).nullable(),
    weeks: z.object({ before: z.array(week), after: z.array(week) }).nullable(),
    /** Why they cannot take them; null where they can. */
    blocked: z.string().nullable(),
    words: z.string(),
    /** What makes it true in a scenario. */
    keep: z.array(z.looseObject({ form: z.string() })),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidate>;

/** Who could take some items, by the days that the milestone gains. */
export const candidatesView = z
  .object({
    status: z.enum(['ok', 'insufficient-data', 'infeasible', 'out-of-time']),
    words: z.string(),
    headline: words,
    program: named,
    asOf: dayText,
    scenario: named.nullable(),
    milestone: named,
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        assignee: named.nullable(),
        team: named.nullable(),
        skill: z.string().nullable(),
        /** Whether the scenario gave it to somebody else. */
        isGiven: z.boolean(),
      }),
    ),
    weeks: z.array(dayText),
    /** Who has them now, with their load before and after. */
    holders: z.array(
      z.object({ person: named, ceiling: z.number(), before: z.array(week), after: z.array(week), words: z.string() }),
    ),
    candidates: z.array(candidate),
    seed: z.number().int(),
    replications: z.number().int(),
    evidence: evidenceRef,
  })
  .meta({ id: 'Candidates' });
export type CandidatesView = z.infer<typeof candidatesView>;

/** What became of people or leave that were imported. */
export const importedPeopleView = z
  .object({
    /** Rows, or times away, that were taken. */
    taken: z.number().int(),
    facts: z.number().int(),
    /** Where these stand in the order of facts: what takes the import back. */
    batch: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
    words: z.string(),
    /** What each row tells, of those that can be taken. */
    rows: z.array(
      z.object({ where: z.string(), who: z.string(), is: z.enum(['new', 'changed', 'known']), words: z.string() }),
    ),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'ImportedPeople' });
export type ImportedPeopleView = z.infer<typeof importedPeopleView>;
