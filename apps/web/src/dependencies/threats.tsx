import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Section } from '../ui/section.tsx';
import { StatusShape } from '../ui/status.tsx';
import { plural } from '../words/figures.ts';
import type { Teams } from './choose-links.ts';
import type { DependenciesView, LinkRow } from './dependencies-query.ts';
import { standsOf } from './stands.ts';
import './threats.css';

type Props = {
  readonly view: DependenciesView;
  readonly teams: Teams;
  readonly onFollow: (item: string) => void;
};

const FIRST = 6;

/** The hand-offs that threaten the dates most; without any, the links within a team that do. */
export function Threats({ view, teams, onFollow }: Props) {
  const late = view.links.filter(({ status }) => status === 'late' || status === 'at-risk');
  const between = late.filter(({ isHandOff }) => isHandOff);
  const shown = (between.length > 0 ? between : late).toSorted((a, b) => slackOf(a) - slackOf(b)).slice(0, FIRST);
  if (shown.length === 0) return null;
  return (
    <Section className="link-threats" title="What threatens the dates" note="the least slack first">
      <ul>
        {shown.map((link) => (
          <li key={link.id}>
            <button type="button" onClick={() => onFollow(link.to)}>
              <StatusShape tone={standsOf(link).tone} />
              <span>
                <b>{`${teams.name(teams.of(link.to))} waits for ${teams.name(teams.of(link.from))}`}</b>
                <small>{daysOf(link, view.asOf)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const slackOf = ({ slack }: LinkRow): number => slack?.p50 ?? 0;

/** "P-80 is to start on 30 Mar, and can from 25 Jun on (P-68, at even odds): 63 working days late". */
function daysOf({ from, to, ends, p50, p85, needed, slack, status }: LinkRow, asOf: Day): string {
  if (p50 === null || needed === null || slack === null) return '';
  const what = ends === 'FS' || ends === 'SS' ? 'start' : 'end';
  const plan = `${to} is to ${what} on ${formatDay(needed, asOf)}, and can`;
  if (status === 'late')
    return `${plan} from ${formatDay(p50, asOf)} on (${from}, at even odds): ${plural(-slack.p50, 'working day')} late`;
  return `${plan} at even odds; at 85\u00a0% only from ${formatDay(p85 ?? p50, asOf)} on (${from})`;
}
