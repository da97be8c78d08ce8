import { dayOf, MS_PER_DAY } from '../calendar/index.ts';
import type { Evidence } from '../measure/index.ts';
import type { ProgramGraph } from '../program/index.ts';
import type { Diagnostic } from '../vocabulary/index.ts';
import { activeMilestones } from './active-milestones.ts';
import type { MilestoneForecast, ProgramForecast, TeamPart } from './answer.ts';
import { dateQuantiles, datesWithin, lateNoteOf } from './dates.ts';
import { DEFAULT_REPLICATIONS, DEFAULT_SEED, type ForecastOptions, usualDefinition } from './flow-forecast.ts';
import { forecastMilestone } from './forecast-milestone.ts';
import { MODEL_VERSION } from './model-version.ts';
import { type Past, pastOf } from './past.ts';
import { enteredAhead } from './plan/entered.ts';
import { type BacklogRun, runBacklog } from './run-backlog.ts';
import { teamName } from './team-parts.ts';

/**
 * When each active milestone of a program ends, and when all of its open known work does. One joint simulation: the
 * draws of a team, a week and the organisation are the same in each milestone, so a replication that is bad for one is bad
 * for the others. The end of the open work assumes that nothing new arrives and that everybody works on it alone; it
 * is simulated 1,000 times at most, and says how often.
 * @throws RangeError when the graph has no such program
 */
export function forecastProgram(graph: ProgramGraph, program: string, options: ForecastOptions = {}): ProgramForecast {
  const record = graph.programs.get(program);
  if (record === undefined) throw new RangeError(`no program "${program}"`);
  const past = options.past ?? pastOf(graph, program);
  const { ledger } = past.learned;
  const seed = options.seed ?? DEFAULT_SEED;
  const replications = options.replications ?? DEFAULT_REPLICATIONS;
  const asOf = dayOf(ledger.asOf * MS_PER_DAY);
  const milestones = activeMilestones(past).map((id) => forecastMilestone(graph, id, { ...options, past }));
  const run = runBacklog(ledger, { seed, replications: Math.min(replications, MOST_REPLICATIONS) });
  const head = {
    unit: 'day',
    asOf,
    seed,
    replications: run.days.length,
    modelVersion: MODEL_VERSION,
    inputHash: past.inputHash,
    definition: options.definition ?? usualDefinition(past.learned),
    program,
    name: record.name ?? program,
    target: null,
    remaining: { items: run.open, byTeam: run.reason === null ? backlogParts(past, run) : [] },
    milestones: milestones.sort(byMedian),
    evidence: evidenceOf(program, run.open),
    diagnostics: [...diagnosticsOf(past, run), ...leftOut(past)],
  };
  if (run.reason !== null) return { ...head, status: 'insufficient-data', reason: run.reason };
  const dates = datesWithin(asOf, null, { days: run.days, subject: 'at the present pace the open work does' });
  const late = lateNoteOf(`program:${program}`, dates);
  const remaining = dates.status === 'ok' ? head.remaining : { ...head.remaining, byTeam: [] };
  return { ...head, ...dates, remaining, diagnostics: [...head.diagnostics, ...late] };
}

/** The backlog runs for years: fewer replications do, and its dates are coarse anyway. */
const MOST_REPLICATIONS = 1_000;

function byMedian(one: MilestoneForecast, other: MilestoneForecast): number {
  const median = (forecast: MilestoneForecast): string => (forecast.status === 'ok' ? forecast.quantiles.p50 : '9999');
  const [a, b] = [median(one), median(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one.milestone < other.milestone ? -1 : 1;
}

function backlogParts(past: Past, run: BacklogRun): readonly TeamPart[] {
  const { graph, learned } = past;
  const asOf = dayOf(learned.ledger.asOf * MS_PER_DAY);
  const parts = run.teams.map((part, index): TeamPart => {
    const last = run.last.reduce((count, team) => count + Number(team === index), 0);
    const team = part.team === null ? null : (learned.ledger.teams[part.team] ?? null);
    return {
      team,
      name: part.team === null ? 'Teams with little history' : teamName(graph, team),
      open: part.open,
      done: part.done,
      quantiles: dateQuantiles(asOf, run.teamDays[index]!.slice().sort()),
      lastShare: last / run.last.length,
      pooled: part.team === null,
    };
  });
  return parts.sort((a, b) => b.open - a.open || (a.name < b.name ? -1 : 1));
}

function evidenceOf(program: string, open: number): readonly Evidence[] {
  return [{ what: 'open items of the program', count: open, items: { program, categories: ['todo', 'doing'] } }];
}

/** What was entered moves the milestones; the end of all open work is what the record alone says. */
function leftOut({ graph, program }: Past): readonly Diagnostic[] {
  const entered = enteredAhead(graph, program);
  if (entered.length === 0) return [];
  return [
    {
      code: 'backlog-by-record',
      severity: 'note',
      where: `program:${program}`,
      what: `the end of all open work, and of each team's part in it, leaves out what was entered about the days ahead (${entered.length})`,
      mend: 'look at the milestones: their dates have it',
    },
  ];
}

function diagnosticsOf(past: Past, run: BacklogRun): readonly Diagnostic[] {
  if (run.thin.length === 0) return [];
  const names = run.thin.map((team) => teamName(past.graph, past.learned.ledger.teams[team] ?? null));
  return [
    {
      code: 'thin-team',
      severity: 'note',
      where: `program:${past.program}`,
      what: `${names.join(', ')}: too little finished lately to tell a pace, so their open items are forecast together`,
      mend: 'drop the open items that nobody will do, or name the team that will',
    },
  ];
}
