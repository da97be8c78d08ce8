import { formatDay } from '../time/format-day.ts';
import { Section } from '../ui/section.tsx';
import { plural } from '../words/figures.ts';
import './before-after.css';
import type { Candidate, CandidatesView, Week } from './people-query.ts';

type Props = { readonly view: CandidatesView; readonly candidate: Candidate };

/** What a candidate's taking the items does to the load of both, week by week. */
export function BeforeAfter({ view, candidate }: Props) {
  const { person, weeks, load, words } = candidate;
  if (person === null || weeks === null || load === null) return null;
  return (
    <Section
      title={`If ${person.name} takes ${plural(view.items.length, 'item')}`}
      note="Dashed: as it is. Line: the ceiling"
    >
      <div className="before-after">
        {view.holders.map((holder) => (
          <Bars key={holder.person.id} name={holder.person.name} weeks={view.weeks} {...holder} />
        ))}
        <Bars
          name={person.name}
          words={words.replace(/^Load /, '')}
          weeks={view.weeks}
          ceiling={load.ceiling}
          {...weeks}
        />
      </div>
    </Section>
  );
}

type BarsProps = {
  readonly name: string;
  readonly words: string;
  readonly weeks: readonly string[];
  readonly ceiling: number;
  readonly before: readonly Week[];
  readonly after: readonly Week[];
};

const HEIGHT = 120;

function Bars({ name, words, weeks, ceiling, before, after }: BarsProps) {
  const top = Math.max(ceiling * 1.2, ...[...before, ...after].map(({ load }) => load ?? 0)) * 1.05;
  const y = (load: number) => HEIGHT - (load / top) * HEIGHT;
  const slot = 100 / Math.max(1, weeks.length);
  const bar = (week: Week, index: number, className: string) => (
    <rect
      key={`${className} ${weeks[index]}`}
      x={`${index * slot + slot * 0.08}%`}
      width={`${slot * 0.84}%`}
      y={y(week.load ?? 0)}
      height={HEIGHT - y(week.load ?? 0)}
      rx="2"
      className={className}
    />
  );
  return (
    <figure>
      <figcaption>
        <b>{name}</b> {words}
      </figcaption>
      <svg width="100%" height={HEIGHT} role="img" aria-label={`${name}: load by week, ${words}`}>
        {after.map((week, index) => bar(week, index, 'before-after-now'))}
        {before.map((week, index) => bar(week, index, 'before-after-ghost'))}
        <line x1="0" x2="100%" y1={y(ceiling)} y2={y(ceiling)} className="before-after-ceiling" />
      </svg>
      <div className="before-after-axis" aria-hidden="true">
        <span>{weeks[0] ? formatDay(weeks[0], weeks[0]) : null}</span>
        <span>{weeks.at(-1) ? formatDay(weeks.at(-1) as string, weeks[0]) : null}</span>
      </div>
    </figure>
  );
}
