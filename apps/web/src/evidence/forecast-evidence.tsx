import type { EvidenceRef, ForecastView } from '@fulcrum/workbench/views';
import { InnerLink } from '../app/inner-link.tsx';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatOdds, plural } from '../words/figures.ts';
import { DiagnosticList } from './diagnostic-list.tsx';
import { MethodLink } from './method-link.tsx';
import { forecastQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';
import { useEvidenceProgram } from './use-evidence-program.ts';

/** What a forecast was computed from, so that anyone can compute it again. */
export function ForecastEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  const program = useEvidenceProgram(evidence);
  const { day } = useMoment();
  const { program: _, ...params } = evidence.params;
  return (
    <ReadPart query={forecastQuery(program, { asOf: day, ...params })}>
      {(forecast) => <ForecastParts program={program} forecast={forecast} />}
    </ReadPart>
  );
}

type Props = { readonly program: string; readonly forecast: ForecastView };

function ForecastParts({ program, forecast }: Props) {
  const { milestone, diagnostics, evidence } = forecast;
  return (
    <>
      <section className="drawer-part">
        <p>{forecast.words}</p>
        {milestone ? (
          <p className="evidence-more">
            <InnerLink
              className="figure"
              href={`/programs/${encodeURIComponent(program)}/milestones/${encodeURIComponent(milestone.id)}`}
            >
              Open {milestone.name}
            </InnerLink>
          </p>
        ) : null}
      </section>
      <FactsOf title="What it says" facts={saidBy(forecast)} />
      <FactsOf title="What it was computed from" facts={inputsOf(forecast)} />
      {evidence.length > 0 ? (
        <section className="drawer-part">
          <h3>What it rests on</h3>
          <ul className="evidence-list">
            {evidence.map((ref) => (
              <li key={`${ref.kind} ${ref.label}`}>
                <Figure evidence={ref}>{ref.label}</Figure>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="drawer-part">
        <MethodLink name="forecast" />
      </section>
      {diagnostics.length > 0 ? (
        <section className="drawer-part">
          <h3>What limits it</h3>
          <DiagnosticList diagnostics={diagnostics} />
        </section>
      ) : null}
    </>
  );
}

type Fact = readonly [name: string, value: string];

function FactsOf({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="drawer-part">
      <h3>{title}</h3>
      <dl className="drawer-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const LEVELS = ['p5', 'p15', 'p50', 'p85', 'p95'] as const;

function saidBy({ quantiles, target, oddsOfTarget }: ForecastView): readonly Fact[] {
  const days = quantiles
    ? LEVELS.map((level): Fact => {
        const day = quantiles[level];
        return [`${level.slice(1)}\u00a0% by`, day === null ? 'beyond what can be said' : formatDay(day)];
      })
    : [];
  if (target === null) return days;
  const odds: readonly Fact[] = oddsOfTarget === null ? [] : [['Odds', formatOdds(oddsOfTarget)]];
  return [...days, ['Target', formatDay(target)], ...odds];
}

function inputsOf(forecast: ForecastView): readonly Fact[] {
  const { scope, remaining, end } = forecast;
  return [
    ['As of', formatDay(forecast.asOf)],
    ['Ends with', end === 'release' ? 'its release' : 'its last item'],
    ['Items', `${plural(remaining.items, 'open item')} of ${formatCount(scope.total)}`],
    ...(scope.expectedGrowth === null
      ? []
      : [['Growth', `${scope.expectedGrowth.toFixed(1)} items expected to join`] as const]),
    ['Futures', formatCount(forecast.replications)],
    ['Seed', String(forecast.seed)],
    ['Model', forecast.modelVersion],
    ['Input hash', forecast.inputHash],
  ];
}
