import { daysBetween } from '@fulcrum/core/calendar';
import type { Words } from '../../views/index.ts';
import { countWords, dayWords, oddsWords, piece } from '../phrases.ts';
import { type BriefSource, ownEvidence } from './brief-source.ts';
import { lackWords } from './lack-words.ts';

/** When it lands, and how sure that is, against its target. */
export function whenSentence(source: BriefSource): Words {
  const { forecast } = source;
  const { name, asOf, target } = forecast;
  const evidence = (label: string) => ownEvidence(source, label);
  if (forecast.status !== 'ok') return [piece.text(`${name} has no date yet: ${lackWords(forecast.reason)}.`)];
  const { finished, quantiles, oddsOfTarget } = forecast;
  if (finished !== null) {
    const verb = finished.by === 'release' ? ' was released on ' : ' had all its known work done on ';
    const day = piece.figure(dayWords(finished.day, asOf), evidence('How its end is known'));
    return [piece.text(name + verb), day, piece.text(`${against(finished.day, target, asOf)}.`)];
  }
  const even = piece.figure(dayWords(quantiles.p50, asOf), evidence('The day that is as likely missed as made'));
  const sure = piece.figure(dayWords(quantiles.p85, asOf), evidence('The day that is made with a chance of 85 %'));
  const head = [
    piece.text(`${name} is as likely as not to land by `),
    even,
    piece.text(', and we are 85\u00a0% sure of '),
    sure,
  ];
  if (target === null || oddsOfTarget === null) return [...head, piece.text('; no day has been promised for it.')];
  const odds = piece.figure(oddsWords(oddsOfTarget), evidence('The chance of its target'));
  return [...head, piece.text(`; its target, ${dayWords(target, asOf)}, has a chance of `), odds, piece.text('.')];
}

function against(day: string, target: string | null, asOf: string): string {
  if (target === null) return ', without a target';
  const late = daysBetween(target, day);
  if (late === 0) return ', on its target';
  return `, ${countWords(Math.abs(late), 'day')} ${late > 0 ? 'after' : 'before'} its target, ${dayWords(target, asOf)}`;
}
