import { addDays, type Day } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import type { Milestone, ProgramRecord } from '@fulcrum/core/vocabulary';
import type { MilestoneView, Words } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { forecastEvidence } from './evidence-ref.ts';
import { forecastView, verdictWords } from './forecast-view.ts';
import { type Draws, knownProgramForecast, milestoneForecast, PAST_WEEKS, weekBefore } from './forecasts.ts';
import { milestoneRow, pastForecast } from './milestone-row.ts';
import { programRef } from './overview.ts';
import { dayWords, oddsWords, piece, rangeWords, reasonWords } from './phrases.ts';
import { programDiagnostics } from './program-diagnostics.ts';
import { releasedOn } from './truth.ts';

export interface MilestoneOf {
  readonly program: string;
  readonly milestone: Milestone;
  readonly asOf: Day;
  readonly reveal: boolean;
  readonly draws: Draws;
  /** True for an answer that does not wait for past forecasts: it has those that were computed already. */
  readonly isQuick?: boolean;
}

/** The page of one milestone: the whole distribution, what is left by team, and how its forecast moved. */
export async function milestonePage(workbench: Workbench, of: MilestoneOf): Promise<MilestoneView> {
  const { program, milestone, asOf } = of;
  const graph = graphAsOf(workbench, asOf);
  const place = { program, milestone: milestone.id };
  const forecast = await milestoneForecast(workbench, { ...place, asOf }, of.draws);
  const lastWeek = await milestoneForecast(workbench, { ...place, asOf: weekBefore(asOf) }, of.draws);
  const landed = of.reveal ? releasedOn(workbench, milestone.id) : null;
  return {
    asOf,
    program: programRef(graph.programs.get(program) as ProgramRecord),
    row: milestoneRow({ graph, forecast, lastWeek, actual: landed }),
    headline: headline(forecast, program),
    forecast: forecastView(forecast, { program }),
    lastWeek: lastWeek.status === 'ok' ? forecastView(lastWeek, { program }) : null,
    past: await pastForecasts(workbench, of),
    actual: landed === null ? null : { day: landed, words: landedWords(forecast, landed) },
    diagnostics: [...programDiagnostics(graph, program), ...forecast.diagnostics],
  };
}

function headline(forecast: MilestoneForecast, program: string): Words {
  const { name, asOf, milestone } = forecast;
  const evidence = (label: string) => forecastEvidence(label, { program, asOf, milestone });
  if (forecast.status !== 'ok') return [piece.text(`${name} cannot be forecast: ${reasonWords(forecast.reason)}`)];
  if (forecast.finished !== null) {
    const day = piece.figure(dayWords(forecast.finished.day, asOf), evidence('How its end is known'));
    return forecast.finished.by === 'release'
      ? [piece.text(`${name} was released on `), day, piece.text('.')]
      : [
          piece.text(`All known work of ${name} was done on `),
          day,
          piece.text('; more may come, since no release is known.'),
        ];
  }
  const words: Words = [
    piece.text(`${name} lands `),
    piece.figure(rangeWords(forecast.quantiles, asOf), evidence('The range')),
    piece.text('. '),
  ];
  if (forecast.target !== null && forecast.oddsOfTarget !== null) {
    words.push(
      piece.text('Of 50 equally likely futures, '),
      piece.figure(
        `${outOfFifty(forecast.oddsOfTarget)} make ${dayWords(forecast.target, asOf)}`,
        evidence(`Odds of the target: ${oddsWords(forecast.oddsOfTarget)}`),
      ),
      piece.text('. '),
    );
  }
  words.push(piece.text(`Promise ${dayWords(forecast.quantiles.p85, asOf)}.`));
  return words;
}

// Nine ranges in a small picture need no finer grain, and a day that nobody looked at before is answered five times sooner.
const PAST_REPLICATIONS = 2_000;

/** Odds as a count of fifty futures; their ends are left open, as all odds are. */
function outOfFifty(odds: number): string {
  if (odds > 0.95) return 'at least 48';
  return odds < 0.05 ? 'at most 2' : String(Math.round(odds * 50));
}

/** The forecasts of the weeks before, computed with what was known on each day. */
async function pastForecasts(workbench: Workbench, of: MilestoneOf): Promise<MilestoneView['past']> {
  const past: MilestoneView['past'] = [];
  for (let week = PAST_WEEKS; week >= 0; week--) {
    const asOf = addDays(of.asOf, -7 * week);
    const place = { program: of.program, milestone: of.milestone.id, asOf };
    const known = await knownForecast(workbench, place);
    if (known === null && of.isQuick) continue;
    past.push(pastForecast(known ?? (await milestoneForecast(workbench, place, { replications: PAST_REPLICATIONS }))));
  }
  return past;
}

async function knownForecast(workbench: Workbench, of: { program: string; milestone: string; asOf: Day }) {
  const program = await knownProgramForecast(workbench, of.program, of.asOf);
  return program?.milestones.find((each) => each.milestone === of.milestone) ?? null;
}

function landedWords(forecast: MilestoneForecast, landed: Day): string {
  if (forecast.status !== 'ok') return `It landed on ${dayWords(landed, forecast.asOf)}.`;
  return `It landed on ${dayWords(landed, forecast.asOf)}: ${verdictWords(forecast.quantiles, landed).words}.`;
}
