import type { OverviewView } from '@fulcrum/workbench/views';
import { WeekBars } from '../ui/chart/week-bars.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import '../ui/table.css';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount, formatRate } from '../words/figures.ts';
import './teams-table.css';

type Team = OverviewView['teams'][number];
type Props = { readonly teams: readonly Team[]; readonly program: string };

/** Every team's pace: teams, never people. */
export function TeamsTable({ teams, program }: Props) {
  const most = usualMost(teams);
  if (teams.length === 0) {
    return (
      <Section title="Teams">
        <p>No team has open work, and none finished anything in twelve weeks.</p>
      </Section>
    );
  }
  return (
    <Section title="Teams" note="An item counts for the first of its components that means a team">
      <ScrollX label="Teams">
        <table className="table teams-table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col" className="number">
                Open
              </th>
              <th scope="col" className="bars">
                Finished, 12 weeks
              </th>
              <th scope="col" className="number">
                Sum
              </th>
              <th scope="col" className="number">
                A week, last 4
              </th>
              <th scope="col" className="number">
                8 before
              </th>
              <th scope="col" className="number">
                Median lead
              </th>
              <th scope="col" className="meaning">
                What it means
              </th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <TeamRow key={team.team} team={team} most={most} program={program} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

/** The height of the bars: one extraordinary week, such as a great clean-up, may not flatten all others. */
export function usualMost(teams: readonly Team[]): number {
  const counts = teams.flatMap(({ finished }) => finished).sort((a, b) => b - a);
  const [most = 1, second = most] = counts;
  return Math.max(1, most > 2 * second ? second : most);
}

type RowProps = { readonly team: Team; readonly most: number; readonly program: string };

function TeamRow({ team, most, program }: RowProps) {
  const open = {
    kind: 'items' as const,
    label: `${formatCount(team.open)} open items of ${team.name}`,
    count: team.open,
    params: { program, team: team.team, category: 'open' },
  };
  const sum = team.finished.reduce((total, count) => total + count, 0);
  return (
    <tr>
      <th scope="row">
        <TeamName team={team.team} name={team.name} />
      </th>
      <td className="number">
        <Figure evidence={team.open > 0 ? open : undefined}>{formatCount(team.open)}</Figure>
      </td>
      <td className="bars">
        <WeekBars
          counts={team.finished}
          most={most}
          label={`${team.name}: finished items in each of ${team.finished.length} weeks: ${team.finished.join(', ')}`}
        />
      </td>
      <td className="number">{formatCount(sum)}</td>
      <td className="number">
        <b>{formatRate(team.lastFour)}</b>
      </td>
      <td className="number text-ink-3">{formatRate(team.eightBefore)}</td>
      <td className="number">
        {team.medianLeadDays === null ? (
          <span className="text-ink-3">too few</span>
        ) : (
          `${formatCount(Math.round(team.medianLeadDays))}\u00a0d`
        )}
      </td>
      <td className="meaning">{team.words}</td>
    </tr>
  );
}
