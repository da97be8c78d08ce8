import { useMutation } from '@tanstack/react-query';
import { EditFailed } from '../edits/edit-failed.tsx';
import { settled } from '../edits/edits.ts';
import type { ScenarioChange } from '../scenario/use-scenario.ts';
import { useAsOf } from '../shell/use-as-of.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { plural } from '../words/figures.ts';
import './candidate-list.css';
import { axisOf, type GainAxis, gainWords } from './gain-axis.ts';
import { type Candidate, type CandidatesView, usePeopleSearch } from './people-query.ts';

type Props = {
  readonly view: CandidatesView;
  /** The one whose load is drawn. */
  readonly shown: Candidate | undefined;
  readonly onLook: (person: string | undefined) => void;
};

/** Who could take the items, whoever gains most days first; who would be above the ceiling is blocked, with the reason. */
export function CandidateList({ view, shown, onLook }: Props) {
  const { narrow, scenario } = usePeopleSearch();
  const isToday = useAsOf() === useWorkspace()?.today;
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: async (candidate: Candidate) => {
      narrow({ items: view.items.map(({ id }) => id).join(',') });
      await scenario.change(...(candidate.keep as unknown as readonly ScenarioChange[]));
      await settled();
    },
  });
  const axis = axisOf(view.candidates);
  const hasGains = view.candidates.some(({ gained }) => gained !== null);
  const [first] = view.items;
  const taken = first?.isGiven ? (first.assignee?.name ?? 'anybody of the team') : undefined;
  return (
    <>
      {hasGains ? (
        <p className="people-note">{`By days gained at the 85\u00a0% date of ${view.milestone.name}. Bars: 15 to 85\u00a0% of the gain.`}</p>
      ) : null}
      {taken ? (
        <p className="candidate-taken">
          <Icon name="branch" />
          {`In the scenario ${taken} has ${view.items.length === 1 ? 'it' : 'them'}.`}
        </p>
      ) : null}
      <ol className="candidates">
        {view.candidates.map((candidate) => (
          <Row
            key={candidate.person?.id ?? 'anybody'}
            candidate={candidate}
            axis={axis}
            isShown={candidate === shown}
            onLook={() => onLook(candidate.person?.id)}
          >
            {candidate.blocked ? (
              <span className="candidate-blocked">
                <Icon name="lock" />
                Blocked
              </span>
            ) : (
              <Button size="small" disabled={!isToday || isPending} onClick={() => mutate(candidate)}>
                {isPending && variables === candidate ? 'Trying …' : 'Try'}
                <span className="sr-only">{` with ${candidate.person?.name ?? 'anybody of the team'}, in a scenario`}</span>
              </Button>
            )}
          </Row>
        ))}
      </ol>
      {view.candidates.length === 0 ? <p className="people-note">Nobody else works here, as far as is known.</p> : null}
      {hasGains ? <Axis axis={axis} /> : null}
      <EditFailed error={error} />
    </>
  );
}

type RowProps = {
  readonly candidate: Candidate;
  readonly axis: GainAxis;
  readonly isShown: boolean;
  readonly onLook: () => void;
  readonly children: React.ReactNode;
};

function Row({ candidate, axis, isShown, onLook, children }: RowProps) {
  const { person, team, why, gained, blocked, words } = candidate;
  const names = ['candidate', isShown ? 'candidate-shown' : '', blocked ? 'candidate-is-blocked' : ''];
  return (
    <li className={names.filter(Boolean).join(' ')} data-row>
      <div className="candidate-who">
        {person ? (
          <button type="button" aria-pressed={isShown} title="Show what it does to their load" onClick={onLook}>
            {person.name}
          </button>
        ) : (
          <b>Anybody of the team</b>
        )}
        {team ? <TeamName team={team.id} name={team.name} /> : null}
        <small>{why}</small>
      </div>
      <Gain gained={gained} isBlocked={blocked !== null} />
      {gained ? <GainBar gained={gained} axis={axis} /> : null}
      <div className="candidate-load">{blocked ? `${words}: ${blocked}` : words}</div>
      <div className="candidate-act">{children}</div>
    </li>
  );
}

type Gained = Candidate['gained'];

function Gain({ gained, isBlocked }: { readonly gained: Gained; readonly isBlocked: boolean }) {
  if (gained === null) return <div className="candidate-gain">–</div>;
  const days = gainWords(gained.p85);
  return (
    <div className={gained.p85 >= 0.5 ? 'candidate-gain candidate-gains' : 'candidate-gain'}>
      {isBlocked ? <s>{days}</s> : days}
      <small>{`${gainWords(gained.low)} to ${gainWords(gained.high)}`}</small>
    </div>
  );
}

function GainBar({ gained, axis }: { readonly gained: NonNullable<Gained>; readonly axis: GainAxis }) {
  const [from, until] = [axis.at(gained.high), axis.at(gained.low)];
  const words = `${plural(Math.round(gained.p85), 'day')} gained, between ${Math.round(gained.low)} and ${Math.round(gained.high)}`;
  return (
    <div className="candidate-bar" role="img" aria-label={words}>
      <i className="candidate-zero" style={{ left: `${axis.at(0)}%` }} />
      <i className="candidate-range" style={{ left: `${from}%`, width: `${Math.max(0.5, until - from)}%` }} />
      <i className="candidate-middle" style={{ left: `${axis.at(gained.p85)}%` }} />
    </div>
  );
}

function Axis({ axis }: { readonly axis: GainAxis }) {
  return (
    <div className="candidate-axis" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span key={tick} style={{ left: `${axis.at(tick)}%` }}>
          {gainWords(tick)}
        </span>
      ))}
    </div>
  );
}
