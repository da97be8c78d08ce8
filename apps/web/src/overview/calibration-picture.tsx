import type { OverviewView } from '@fulcrum/workbench/views';
import { LandedTable } from '../milestones/landed-table.tsx';
import { briefName } from '../milestones/row-words.ts';
import { formatDay } from '../time/format-day.ts';
import { Key } from '../ui/chart/key.tsx';
import { LandedBars } from '../ui/chart/landed-bars.tsx';
import { ChartSection } from '../ui/chart-section.tsx';
import { Section } from '../ui/section.tsx';
import { Sentence } from '../words/sentence.tsx';
import './calibration-picture.css';

type Calibration = NonNullable<OverviewView['calibration']>;

const KEY = [
  ['bar', '15 to 85\u00a0%, said ahead'],
  ['landed', 'Landed in it'],
  ['missed', 'Outside'],
] as const;

/** The record beside the date: how good earlier forecasts of this program were. */
export function CalibrationPicture({ calibration }: { readonly calibration: OverviewView['calibration'] }) {
  if (!calibration || calibration.recent.length === 0) {
    return (
      <Section title="How good were we?" className="calibration-picture">
        <p>No release has landed yet whose date was forecast ahead, so there is no record.</p>
      </Section>
    );
  }
  return (
    <ChartSection
      title="How good were we?"
      className="calibration-picture"
      table={<LandedTable rows={calibration.recent} />}
    >
      <p>
        <Sentence words={calibration.words} />
      </p>
      <Picture rows={calibration.recent} />
      <Key entries={KEY} />
    </ChartSection>
  );
}

function Picture({ rows }: { readonly rows: Calibration['recent'] }) {
  const oldestFirst = rows.toSorted((a, b) => (a.landed < b.landed ? -1 : 1));
  const ends = [oldestFirst[0], oldestFirst.at(-1)];
  return (
    <div className="calibration-plot">
      <span>later</span>
      <LandedBars rows={oldestFirst} />
      <span>earlier</span>
      <div className="calibration-ends" aria-hidden="true">
        {ends.map((row) =>
          row ? <span key={row.milestone}>{`${briefName(row.name)}, ${formatDay(row.landed)}`}</span> : null,
        )}
      </div>
    </div>
  );
}
