import { daysBetween } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import type { OptionsView, Words } from '../../views/index.ts';
import { milestoneHref } from '../attention.ts';
import { countWords, dayWords, piece } from '../phrases.ts';
import { type BriefSource, ownEvidence } from './brief-source.ts';

type Lever = OptionsView['levers'][number];

/** What can be done about it, what that gains, and what it costs where rates are known. */
export function optionsSentence(source: BriefSource): Words {
  const { forecast } = source;
  if (forecast.status !== 'ok') return [piece.text(missingWords(forecast))];
  if (forecast.finished !== null) return [piece.text('There is nothing left to decide about its date.')];
  const levers = (source.plan?.levers ?? []).map((lever) => leverWords(source, lever));
  const promise = promiseWords(source, forecast.quantiles.p85);
  if (levers.length === 0) return [...capitalised(promise), piece.text('.')];
  const said = levers.flatMap((words, index) => [piece.text(index === 0 ? '' : '; '), ...words]);
  return [piece.text('What would help most: '), ...said, piece.text('; or '), ...promise, piece.text('.')];
}

function leverWords({ graph, program, forecast }: BriefSource, { kind, subject, what, gained, cost }: Lever): Words {
  const id = subject.slice(subject.indexOf(':') + 1);
  const team = graph.teams.get(id)?.name ?? (id === '' ? 'those without a team' : id);
  const done = kind === 'slot' ? `${team} working on one more item at once` : what;
  const days = `${countWords(Math.round(gained.p85), 'day')} sooner`;
  const href = `${milestoneHref(program, forecast.milestone)}#what-would-move-it`;
  return [piece.text(`${done}, `), piece.link(days, href), piece.text(costWords(cost, graph.workspace.currency))];
}

function costWords(cost: number | null, currency: string | null): string {
  if (cost === null || Math.round(cost) === 0) return '';
  const sum = `${Math.round(Math.abs(cost)).toLocaleString('en')}${currency === null ? '' : `\u00a0${currency}`}`;
  return cost > 0 ? ` for ${sum} more` : ` and ${sum} less`;
}

/** The promise that can be kept is always an option. */
function promiseWords(source: BriefSource, sure: string): Words {
  const { asOf, target } = source.forecast;
  const label = 'The day that is made with a chance of 85 %';
  const day = piece.figure(dayWords(sure, asOf), ownEvidence(source, label));
  if (target === null) return [piece.text('promise '), day, piece.text(' to be 85\u00a0% sure')];
  const late = daysBetween(target, sure);
  if (late > 0)
    return [
      piece.text('promise '),
      day,
      piece.text(`, ${countWords(late, 'day')} after its target, to be 85\u00a0% sure`),
    ];
  const where = late === 0 ? 'on' : `${countWords(-late, 'day')} before`;
  return [
    piece.text('leave all as it is, since '),
    day,
    piece.text(`, the day that we are 85\u00a0% sure of, lies ${where} its target`),
  ];
}

function capitalised([first, ...rest]: Words): Words {
  return first === undefined
    ? []
    : [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

function missingWords({ diagnostics, status }: MilestoneForecast): string {
  const mend = diagnostics.find(({ severity }) => severity === 'error')?.mend;
  if (mend !== undefined && mend !== '') return `To get a date: ${mend}.`;
  if (status === 'insufficient-data')
    return 'A date comes by itself once more of its work is finished; until then only a person can promise one.';
  return 'It needs less work or more people before any date can be promised.';
}
