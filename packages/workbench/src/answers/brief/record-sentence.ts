import type { EvidenceRef, Words } from '../../views/index.ts';
import { countWords, piece } from '../phrases.ts';
import type { BriefSource } from './brief-source.ts';

// With fewer releases one more or less would turn the sentence round.
const LEAST_RELEASES = 10;

/** How good earlier dates were: what was promised with 85 % confidence, against what came true. */
export function recordSentence({ report, program, forecast }: BriefSource): Words {
  const release = report?.definitions.find(({ definition }) => definition === 'release')?.overall;
  const own = release?.scores.find(({ forecaster }) => forecaster === 'fulcrum');
  const at85 = own?.coverage.find(({ level }) => level === 0.85);
  if (report === null) return [piece.text('How good our earlier dates were is still being worked out.')];
  if (release === undefined || at85 === undefined || release.versions < LEAST_RELEASES) {
    const count = release?.versions ?? 0;
    const few = count === 0 ? 'no release' : `only ${countWords(count, 'release')}`;
    return [
      piece.text(`How good our earlier dates were cannot be told yet: ${few} landed that could be forecast ahead.`),
    ];
  }
  const label = `${countWords(release.forecasts, 'forecast')} of ${countWords(release.versions, 'release')}, against what happened`;
  const evidence: EvidenceRef = { kind: 'calibration', label, params: { program, asOf: forecast.asOf } };
  return [
    piece.text('Of 100 dates that we were 85\u00a0% sure of, '),
    piece.figure(`${Math.round(at85.share * 100)} came true`, evidence),
    piece.text(
      `, counted over ${countWords(release.forecasts, 'forecast')} of ${countWords(release.versions, 'release')}`,
    ),
    piece.text(` (${verdict(at85)}).`),
  ];
}

function verdict({ clusteredLow, clusteredHigh }: { readonly clusteredLow: number; readonly clusteredHigh: number }) {
  if (clusteredHigh < 0.85) return 'fewer than we said: add some days';
  return clusteredLow > 0.85 ? 'more than we said: our dates are careful' : 'as good as we said';
}
