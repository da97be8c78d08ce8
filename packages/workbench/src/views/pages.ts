import { z } from 'zod';
import { quantiles } from './forecast.ts';
import { milestoneRow } from './milestone.ts';
import { dayText, diagnosticView, evidenceRef, words } from './words.ts';

export const programRef = z.object({ id: z.string(), key: z.string(), name: z.string() }).meta({ id: 'ProgramRef' });

/** What the shell of the product needs: the clock, the span of the time machine, the programs. */
export const workspaceView = z
  .object({
    name: z.string(),
    version: z.string(),
    /** The day that counts as today: the fixed clock, or the real day. */
    today: dayText,
    /** The fixed clock; null when the clock is released and follows the real day. */
    clock: dayText.nullable(),
    /** The zone in which days begin; null for UTC. */
    zone: z.string().nullable(),
    firstDay: dayText,
    lastDay: dayText,
    facts: z.number().int(),
    programs: z.array(
      programRef.extend({
        items: z.number().int(),
        openItems: z.number().int(),
        history: z.enum(['changelog', 'final-state']),
        diagnostics: z.number().int(),
      }),
    ),
    /** Days on which releases went out, for the ticks of the time machine. */
    releases: z.array(z.object({ program: z.string(), name: z.string(), day: dayText })),
  })
  .meta({ id: 'Workspace' });
export type WorkspaceView = z.infer<typeof workspaceView>;

/** A release of the past: what was said of it ahead, and what happened. */
export const landedRow = z
  .object({
    milestone: z.string(),
    name: z.string(),
    landed: dayText,
    saidOn: dayText,
    quantiles,
    /** In words: "inside, 6 days after its median". */
    words: z.string(),
    verdict: z.enum(['inside', 'early', 'late']),
  })
  .meta({ id: 'LandedRow' });

/** A milestone in the portfolio: how it went in nine weeks, and why it moved in the last. */
const portfolioRow = milestoneRow
  .extend({
    /** By odds where there is a target, else by the 85 % date. */
    trend: z.object({ way: z.enum(['better', 'worse', 'steady', 'unknown']), words: z.string() }),
    /** The largest causes of its move in seven days; null where there was none, or while they are still worked out. */
    why: words.nullable(),
  })
  .meta({ id: 'PortfolioRow' });
export type PortfolioRow = z.infer<typeof portfolioRow>;

/** Something that somebody has to decide, and where. */
const decision = z
  .object({
    kind: z.enum(['target-passed', 'odds', 'no-forecast', 'request', 'what-if', 'overload']),
    severity: z.enum(['late', 'risk', 'none']),
    program: z.string(),
    milestone: z.string().nullable(),
    words,
    detail: z.string(),
    href: z.string(),
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof decision>;

export const portfolioView = z
  .object({
    asOf: dayText,
    /** All of it in one line, for whoever has ten seconds. */
    headline: words,
    detail: words,
    programs: z.array(
      z.object({
        program: programRef,
        owner: z.string().nullable(),
        /** The worst of its dates. */
        health: z.enum(['on-track', 'at-risk', 'late', 'no-target']),
        openItems: z.number().int(),
        milestones: z.array(portfolioRow),
      }),
    ),
    /** The most urgent first. */
    decisions: z.array(decision),
    landed: z.array(landedRow),
    diagnostics: z.array(diagnosticView),
  })
  .meta({ id: 'Portfolio' });
export type PortfolioView = z.infer<typeof portfolioView>;

const attentionRow = z
  .object({
    severity: z.enum(['late', 'risk', 'none']),
    words,
    detail: z.string(),
    href: z.string().nullable(),
  })
  .meta({ id: 'Attention' });

const teamRow = z
  .object({
    team: z.string(),
    name: z.string(),
    open: z.number().int(),
    /** Items finished in each of the last twelve weeks, oldest first. */
    finished: z.array(z.number().int()),
    lastFour: z.number(),
    eightBefore: z.number(),
    medianLeadDays: z.number().nullable(),
    words: z.string(),
  })
  .meta({ id: 'TeamRow' });

const calibrationSummary = z
  .object({
    /** Releases whose end is known and that were forecast ahead. */
    count: z.number().int(),
    byP85: z.number().int(),
    inside: z.number().int(),
    recent: z.array(landedRow),
    words,
  })
  .meta({ id: 'CalibrationSummary' });

export const overviewView = z
  .object({
    asOf: dayText,
    program: programRef,
    headline: words,
    detail: words,
    openItems: z.number().int(),
    items: z.number().int(),
    milestones: z.array(milestoneRow),
    attention: z.array(attentionRow),
    teams: z.array(teamRow),
    calibration: calibrationSummary.nullable(),
    whole: z.object({ words: z.string(), quantiles: quantiles.nullable() }),
    replications: z.number().int(),
    diagnostics: z.array(diagnosticView),
    evidence: z.array(evidenceRef),
  })
  .meta({ id: 'Overview' });
export type OverviewView = z.infer<typeof overviewView>;

const savedView = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The query of the address that shows it, without its question mark. */
    search: z.string(),
    /** The portfolio opens with it, for whoever asks. */
    isDefault: z.boolean(),
  })
  .meta({ id: 'SavedView' });
export type SavedViewView = z.infer<typeof savedView>;

/** Ways to look at the portfolio that people gave a name. */
export const savedViewsView = z.object({ views: z.array(savedView) }).meta({ id: 'SavedViews' });
export type SavedViewsView = z.infer<typeof savedViewsView>;
