import { daysBetween } from '@fulcrum/core/calendar';
import type { MilestoneForecast } from '@fulcrum/core/forecast';
import type { Words } from '../../views/index.ts';
import { countWords, dayWords, piece } from '../phrases.ts';
import { type BriefSource, ownEvidence } from './brief-source.ts';

/** What can be done about it, and what that gains. */
export function optionsSentence(source: BriefSource): Words {
  const { forecast } = source;
  if (forecast.status !== 'ok') return [piece.text(missingWords(forecast))];
  if (forecast.finished !== null) return [piece.text('There is nothing left to decide about its date.')];
  return promiseWords(source, forecast.quantiles.p85);
}

/** The promise that can be kept is always an option. */
function promiseWords(source: BriefSource, sure: string): Words {
  const { asOf, target } = source.forecast;
  const label = 'The day that is made with a chance of 85 %';
  const day = piece.figure(dayWords(sure, asOf), ownEvidence(source, label));
  if (target === null)
    return [piece.text('To promise a day that holds with 85\u00a0%, promise '), day, piece.text('.')];
  const late = daysBetween(target, sure);
  if (late <= 0) {
    return [
      piece.text('No decision is needed: '),
      day,
      piece.text(
        `, the day that we are 85\u00a0% sure of, lies ${late === 0 ? 'on' : `${countWords(-late, 'day')} before`} its target.`,
      ),
    ];
  }
  return [
    piece.text('To be 85\u00a0% sure, promise '),
    day,
    piece.text(` instead, ${countWords(late, 'day')} after its target.`),
  ];
}

function missingWords({ diagnostics, status }: MilestoneForecast): string {
  const mend = diagnostics.find(({ severity }) => severity === 'error')?.mend;
  if (mend !== undefined && mend !== '') return `To get a date: ${mend}.`;
  if (status === 'insufficient-data')
    return 'A date comes by itself once more of its work is finished; until then only a person can promise one.';
  return 'It needs less work or more people before any date can be promised.';
}
