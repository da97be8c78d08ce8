import { newWork, requestKind } from '@fulcrum/core/vocabulary';
import { z } from 'zod';
import { outcome, planHead } from './plan.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

const count = z.number().int();
const named = z.object({ id: z.string(), name: z.string() });

const scopeRow = z
  .object({
    item: z.string(),
    title: z.string(),
    team: z.string(),
    teamName: z.string(),
    /** When it came, went, or was seen to be changed; null where nothing tells. */
    day: dayText.nullable(),
    /** How it came or went, or what was changed of it. */
    how: z.string(),
    /** Who asked for it or said so: a person, or the tool. */
    who: z.string(),
    /** The request that brought it; null where none is known. */
    request: named.nullable(),
    evidence: evidenceRef,
  })
  .meta({ id: 'ScopeRow' });
export type ScopeRow = z.infer<typeof scopeRow>;

const list = z.object({ total: count, rows: z.array(scopeRow) });

/** What became of the scope of a milestone since its baseline, and how much growth its dates allow for. */
export const scopeView = z
  .object({
    words: z.string(),
    headline: words,
    program: named,
    asOf: dayText,
    scenario: named.nullable(),
    /** Null where the program has no milestone with work. */
    milestone: named.extend({ target: dayText.nullable() }).nullable(),
    milestones: z.array(named.extend({ open: count })),
    baseline: z
      .object({
        day: dayText,
        /** What somebody said; null where it is taken from the record. */
        said: dayText.nullable(),
        words: z.string(),
      })
      .nullable(),
    /** Items at the baseline and now. */
    items: z.object({ baseline: count, now: count }),
    growth: z
      .object({
        /** Items a week, net, over so many weeks up to the day. */
        weekly: z.number(),
        over: z.number(),
        /** Items a week that its dates allow for, until its even-odds date; null where it has no date. */
        allowed: z.number().nullable(),
        expected: z.number().nullable(),
        /** Days that this pace costs beyond what is allowed for; null where it has no date. */
        atPace: z.object({ p50: count, p85: count, odds: z.number().nullable() }).nullable(),
        /** Items a week above which the odds of the target fall under 60 %. */
        most: z.object({ status: z.enum(['ok', 'never', 'already']), weekly: z.number() }).nullable(),
        words: z.string(),
      })
      .nullable(),
    weeks: z.array(
      z.object({
        from: dayText,
        until: dayText,
        added: count,
        removed: count,
        evidence: evidenceRef,
      }),
    ),
    added: list,
    removed: list,
    changed: list,
    byTeam: z.array(z.object({ team: z.string(), name: z.string(), added: count, removed: count, changed: count })),
    byReason: z.array(z.object({ reason: z.string(), added: count, removed: count })),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Scope' });
export type ScopeView = z.infer<typeof scopeView>;

const { state, option } = requestKind.attributes;
const sides = z.object({
  p50: dayText.nullable(),
  p85: dayText.nullable(),
  odds: z.number().nullable(),
});

/** A request as everybody sees it, with what was told of its price when it was decided. */
export const requestView = z
  .object({
    id: z.string(),
    title: z.string(),
    program: z.string(),
    milestone: named.nullable(),
    asker: z.string().nullable(),
    reason: z.string().nullable(),
    items: z.array(z.object({ id: z.string(), title: z.string(), teamName: z.string() })),
    work: z.array(newWork.extend({ teamName: z.string() })),
    state: state.schema,
    asked: dayText.nullable(),
    decision: z
      .object({
        by: z.string().nullable(),
        day: dayText.nullable(),
        why: z.string().nullable(),
        option: option.schema.nullable(),
        scenario: z.string().nullable(),
        price: z.string().nullable(),
        before: sides,
        after: sides,
        cost: z.number().nullable(),
      })
      .nullable(),
    /** What it asks for, in words. */
    words: z.string(),
  })
  .meta({ id: 'ScopeRequest' });
export type RequestView = z.infer<typeof requestView>;

export const requestsView = z
  .object({
    words: z.string(),
    asOf: dayText,
    program: named,
    counts: z.object({ draft: count, asked: count, approved: count, declined: count, withdrawn: count }),
    requests: z.array(requestView),
  })
  .meta({ id: 'ScopeRequests' });
export type RequestsView = z.infer<typeof requestsView>;

const chosen = z.looseObject({ option: option.schema });

/** Something that could be done with a request, and what it comes to. */
const priceOption = z.object({
  option: option.schema,
  /** `none`: there is nothing of this sort that could be done, and the words say why. */
  status: z.enum(['ok', 'not-enough', 'none']),
  words: z.string(),
  p50: dayText.nullable(),
  p85: dayText.nullable(),
  odds: z.number().nullable(),
  /** Days at 85 % against the plan without the request; null where there is no date. */
  days: count.nullable(),
  /** What it adds to the cost on average; null where no prices are known. */
  cost: z.number().nullable(),
  /** What is said to approve it so; null where it cannot be. */
  chosen: chosen.nullable(),
  /** The same as changes of a what-if. */
  changes: z.array(z.looseObject({ kind: z.string() })),
  /** Of a cut: the items, the one that matters least first. */
  items: z.array(z.object({ id: z.string(), title: z.string(), teamName: z.string() })),
  /** Of a move: days to which the target could go. */
  targets: z.array(z.object({ day: dayText, words: z.string() })),
  /** Of more staff: teams with more slots, the one that gains most first. */
  teams: z.array(
    z.object({
      team: z.string(),
      name: z.string(),
      slots: z.number(),
      slotsThen: z.number(),
      gained: z.number(),
      restores: z.boolean(),
    }),
  ),
});
export type PriceOption = z.infer<typeof priceOption>;

/** What a request costs: days, money and odds, and four ways to go about it. */
export const priceView = z
  .object({
    ...planHead,
    milestone: named.extend({ target: dayText.nullable() }),
    ...outcome,
    /** Money in words, also where no rates are known. */
    money: z.string(),
    options: z.array(priceOption),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'RequestPrice' });
export type PriceView = z.infer<typeof priceView>;

/** Who could do what a request brings: by room under their ceiling, ranked by the days that it gains. */
export const requestPeopleView = z
  .object({
    ...planHead,
    milestone: named,
    people: z.array(
      z.object({
        person: named,
        team: z.string().nullable(),
        why: z.string(),
        /** Working days until they find their way into such work. */
        rampUp: z.number(),
        /** Days gained at 85 % against nobody in particular; null where it cannot be told. */
        gained: count.nullable(),
        /** Mean load until the milestone is due, before and with it, in words. */
        load: z.string(),
        /** Why they cannot take it; null for whoever can. */
        blocked: z.string().nullable(),
        chosen,
      }),
    ),
  })
  .meta({ id: 'RequestPeople' });
export type RequestPeopleView = z.infer<typeof requestPeopleView>;

/** Items that a milestone could take in. */
export const takeableView = z
  .object({
    asOf: dayText,
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        team: z.string(),
        teamName: z.string(),
        milestones: z.array(z.string()),
        estimate: z.number().nullable(),
        effort: z.number().nullable(),
        skill: z.string().nullable(),
        /** Where it is now. */
        where: z.string(),
      }),
    ),
  })
  .meta({ id: 'TakeableItems' });
export type TakeableView = z.infer<typeof takeableView>;
