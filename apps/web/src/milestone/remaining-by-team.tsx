import type { MilestoneView } from '@fulcrum/workbench/views';
import { addDays, type Day } from '../time/day.ts';
import { formatDay, formatDayLong } from '../time/format-day.ts';
import { Band } from '../ui/chart/band.tsx';
import { TimeAxis } from '../ui/chart/time-axis.tsx';
import { scaleOver, type TimeScale } from '../ui/chart/time-scale.ts';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import '../ui/table.css';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatShare } from '../words/figures.ts';
import './remaining-by-team.css';

type Team = MilestoneView['forecast']['remaining']['byTeam'][number];

/** What is left for whom, and when each team ends its part. */
export function RemainingByTeam({ view }: { readonly view: MilestoneView }) {
  const { byTeam } = view.forecast.remaining;
  const { target } = view.row;
  if (byTeam.length === 0) return null;
  const note = target ? `When each ends its part, against ${formatDay(target, view.asOf)}` : 'When each ends its part';
  const scale = teamsScale(byTeam, view.asOf, target);
  const most = Math.max(1, ...byTeam.map(({ done, open }) => done + open));
  return (
    <Section title="Remaining work by team" note={note}>
      <ScrollX label="Remaining work by team">
        <table className="table remaining-table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col" className="number">
                Done
              </th>
              <th scope="col" className="number">
                Open
              </th>
              <th scope="col" className="work">
                Items
              </th>
              <th scope="col" className="plot">
                <span className="sr-only">Range</span>
                <TimeAxis scale={scale} />
              </th>
              <th scope="col" className="number">
                85&nbsp;% by
              </th>
              <th scope="col" className="number">
                Is last
              </th>
            </tr>
          </thead>
          <tbody>
            {byTeam.map((team) => (
              <TeamRow key={team.team} team={team} most={most} scale={scale} view={view} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

function teamsScale(teams: readonly Team[], asOf: Day, target: Day | null): TimeScale {
  const ends = teams.flatMap(({ quantiles }) => [quantiles?.p15, quantiles?.p95 ?? quantiles?.p85]);
  const days = [...ends, target].filter((day) => typeof day === 'string');
  return scaleOver([...days, asOf], { before: 0.02, after: 0.03 }) ?? { first: asOf, last: addDays(asOf, 30) };
}

type RowProps = {
  readonly team: Team;
  readonly most: number;
  readonly scale: TimeScale;
  readonly view: MilestoneView;
};

function TeamRow({ team, most, scale, view }: RowProps) {
  const p85 = team.quantiles?.p85;
  return (
    <tr>
      <th scope="row">
        <TeamName team={team.team} name={team.name} />
      </th>
      <td className="number">{formatCount(team.done)}</td>
      <td className="number">
        <Figure evidence={openItemsOf(team, view)}>{formatCount(team.open)}</Figure>
      </td>
      <td className="work">
        <WorkBar team={team} most={most} />
      </td>
      <td className="plot">
        <Band
          scale={scale}
          quantiles={team.quantiles}
          why={team.note ?? undefined}
          target={view.row.target}
          asOf={view.asOf}
          label={inWords(team)}
          size="mini"
        />
      </td>
      <td className="number">{p85 ? formatDay(p85, view.asOf) : <span className="text-ink-3">no date</span>}</td>
      <td className="number">{team.isLast === null ? null : <b>{formatShare(team.isLast)}</b>}</td>
    </tr>
  );
}

const openItemsOf = (team: Team, view: MilestoneView) => ({
  kind: 'items' as const,
  label: `${formatCount(team.open)} open items of ${team.name} in ${view.row.name}`,
  count: team.open,
  params: { program: view.program.id, milestone: view.row.id, team: team.team, category: 'open' },
});

function WorkBar({ team, most }: { readonly team: Team; readonly most: number }) {
  const part = (count: number) => ({ width: `${(100 * count) / most}%` });
  return (
    <div className="work-bar" role="img" aria-label={`${team.done} done, ${team.open} open`}>
      <i className="work-done" style={part(team.done)} />
      <i className="work-open" style={part(team.open)} />
    </div>
  );
}

function inWords({ name, quantiles, note, open }: Team): string {
  if (open === 0) return `${name} has nothing open`;
  if (!quantiles?.p15 || !quantiles.p85) return `${name}: ${note ?? 'its end cannot be said'}`;
  return `${name} ends its part ${formatDayLong(quantiles.p15)} to ${formatDayLong(quantiles.p85)}`;
}
