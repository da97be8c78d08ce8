import { useMemo, useState } from 'react';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { saveFile } from '../ui/save-file.ts';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import { loadCsv } from './load-csv.ts';
import { type LoadView, type PersonLoad, type TeamLoad, usePeopleSearch, type Week } from './people-query.ts';
import { percent, shadeOf, weekWords } from './week-words.ts';
import './heat-map.css';

/** Load of each team and person by week. It is a table: each cell has its number. */
export function HeatMap({ view }: { readonly view: LoadView }) {
  const { narrow } = usePeopleSearch();
  const flags = useMemo(() => flagsOf(view), [view]);
  const { isOpen, toggle, canFold } = useFolds(view);
  return (
    <Section
      title="Load by week"
      note="% of the time each person gives, if each milestone is to land at even odds"
      actions={
        <>
          <Button
            size="small"
            className="screen-only"
            onClick={() => saveFile(fileOf(view), `${view.program.id}-load.csv`)}
          >
            CSV
          </Button>
          {view.milestones.length > 1 ? (
            <Select
              label="Milestone"
              value={view.milestone?.id ?? ''}
              options={view.milestones.toSorted(byDay).map(({ id, name }) => [id, name])}
              onChange={(milestone) => narrow({ milestone, items: undefined })}
            />
          ) : null}
        </>
      }
    >
      <ScrollX label="Load by week">
        <table className="heat">
          <thead>
            <tr>
              <th scope="col">Team, person</th>
              <th scope="col" className="heat-open">
                Open
              </th>
              {view.weeks.map((week, index) => (
                <th scope="col" key={week}>
                  {flags[index] ? <span className="heat-flag">{flags[index]}</span> : null}
                  {headOf(week, view.weeks[index - 1])}
                </th>
              ))}
            </tr>
          </thead>
          {view.teams.map((team) => (
            <tbody key={team.id ?? 'none'}>
              <TeamRow
                team={team}
                weeks={view.weeks}
                fold={canFold && team.people.length > 0 ? { isOpen: isOpen(team), toggle: () => toggle(team) } : null}
              />
              {(isOpen(team) ? team.people : []).map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  weeks={view.weeks}
                  isShown={person.id === view.suggestion?.person.id}
                />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollX>
      <Key view={view} />
    </Section>
  );
}

/** With more people than this, only those of some teams are shown at first. */
const MANY = 60;

/** Which teams show their people: all of them, or in a large program those with somebody above the ceiling, up to a few. */
function useFolds({ teams, bottleneck, suggestion }: LoadView) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const canFold = teams.reduce((sum, { people }) => sum + people.length, 0) > MANY;
  const first = teams.find(
    ({ id, people }) => id === bottleneck?.id || people.some((one) => one.id === suggestion?.person.id),
  );
  const isOpen = (team: TeamLoad): boolean =>
    !canFold || (team === (first ?? teams[0])) !== turned.has(team.id ?? 'none');
  const toggle = ({ id }: TeamLoad) => {
    const key = id ?? 'none';
    setTurned(new Set(turned.has(key) ? [...turned].filter((one) => one !== key) : [...turned, key]));
  };
  return { isOpen, toggle, canFold };
}

const fileOf = (view: LoadView): Blob => new Blob([loadCsv(view)], { type: 'text/csv;charset=utf-8' });

const byDay = (one: { readonly due: string }, other: { readonly due: string }) => one.due.localeCompare(other.due);

const shortName = (name: string) => name.replace(/^(release|version|v)\s*(?=\d)/i, '');

/** The milestones that are due in each week. */
function flagsOf({ weeks, milestones }: LoadView): readonly string[] {
  return weeks.map((week, index) => {
    const next = weeks[index + 1];
    const due = milestones.filter(({ due: day }) => day >= week && (next === undefined ? false : day < next));
    return due.length > 1 ? `${shortName(due[0]?.name ?? '')} +${due.length - 1}` : shortName(due[0]?.name ?? '');
  });
}

/** A week by its Monday; the month only where it is another. */
function headOf(week: string, before: string | undefined): string {
  return before !== undefined && before.slice(0, 7) === week.slice(0, 7)
    ? String(Number(week.slice(8)))
    : formatDay(week, week);
}

type TeamProps = {
  readonly team: TeamLoad;
  readonly weeks: LoadView['weeks'];
  /** Whether its people are shown, and what changes that; null where they always are. */
  readonly fold: { readonly isOpen: boolean; readonly toggle: () => void } | null;
};

function TeamRow({ team, weeks, fold }: TeamProps) {
  const { narrow } = usePeopleSearch();
  const { id, name, open, people } = team;
  return (
    <tr className="heat-team" data-row={fold ? '' : undefined}>
      <th scope="row">
        {fold ? (
          <button type="button" className="heat-fold" aria-expanded={fold.isOpen} onClick={fold.toggle}>
            <Icon name={fold.isOpen ? 'down' : 'right'} />
            <span className="sr-only">{`${plural(people.length, 'person', 'people')} of ${name}`}</span>
          </button>
        ) : null}
        {id === null || id === '' ? (
          name
        ) : (
          <button
            type="button"
            className="heat-name"
            title="Items at once, and leave"
            onClick={() => narrow({ team: id })}
          >
            <TeamName team={id} name={name} />
          </button>
        )}
      </th>
      <td className="heat-open">{open}</td>
      {weeks.map((week, index) => {
        const own = team.weeks[index];
        return (
          <td key={week} className={own?.isOver ? 'heat-over' : undefined}>
            {own ? percent(own) : null}
          </td>
        );
      })}
    </tr>
  );
}

type PersonProps = {
  readonly person: PersonLoad;
  readonly weeks: LoadView['weeks'];
  /** Whose items are offered to others. */
  readonly isShown: boolean;
};

function PersonRow({ person, weeks, isShown }: PersonProps) {
  const { narrow } = usePeopleSearch();
  const { id, name, open, breach, evidence } = person;
  return (
    <tr className={`heat-person ${breach ? 'heat-breach' : ''} ${isShown ? 'heat-shown' : ''}`} data-row>
      <th scope="row">
        <button type="button" className="heat-name" title={breach?.words} onClick={() => narrow({ person: id })}>
          {name}
        </button>
      </th>
      <td className="heat-open">{open > 0 ? <Figure evidence={evidence}>{open}</Figure> : 0}</td>
      {weeks.map((week, index) => (
        <td key={week}>
          <Cell week={person.weeks[index]} of={`${name}, week of ${formatDay(week, week)}`} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ week, of }: { readonly week: Week | undefined; readonly of: string }) {
  if (week === undefined) return null;
  return (
    <span className={`heat-cell ${shadeOf(week)}`} title={`${of}: ${weekWords(week)}`}>
      {percent(week)}
      {week.isOver ? <span className="sr-only"> above the ceiling</span> : null}
      {week.away > 0 ? <span className="sr-only">{` leave ${Math.round(week.away * 100)}\u00a0%`}</span> : null}
    </span>
  );
}

function Key({ view }: { readonly view: LoadView }) {
  const { unsized } = view.counts;
  const unassigned = view.teams.reduce((sum, team) => sum + team.unassigned, 0);
  return (
    <div className="heat-key">
      <span>
        <span className="heat-ramp" aria-hidden="true">
          {['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'].map((shade) => (
            <i key={shade} className={shade} />
          ))}
        </span>
        {`0 to 100\u00a0%`}
      </span>
      <span>
        <i className="heat-over-1" aria-hidden="true" />
        Above the ceiling
      </span>
      <span>
        <i className="heat-over-2" aria-hidden="true" />
        {`Above 125\u00a0% of it`}
      </span>
      <span>
        <i className="heat-away" aria-hidden="true" />
        Leave
      </span>
      {unassigned > 0 ? (
        <span>{`${plural(unassigned, 'open item')} with nobody: in the rows of the teams alone`}</span>
      ) : null}
      {unsized > 0 ? <span>{`${plural(unsized, 'open item')} of unknown length left out`}</span> : null}
    </div>
  );
}
