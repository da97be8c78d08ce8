import { PageOf } from '../app/page-of.tsx';
import { MethodLink } from '../evidence/method-link.tsx';
import { Answer } from '../ui/answer.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { Empty } from '../ui/failure.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { HeatMap } from './heat-map.tsx';
import { ImportSection } from './import-section.tsx';
import './people.css';
import { type LoadView, loadQuery, usePeopleSearch } from './people-query.ts';
import { PersonDialog } from './person-dialog.tsx';
import { Reassign } from './reassign.tsx';
import { SkillsMatrix } from './skills-matrix.tsx';
import { TeamDialog } from './team-dialog.tsx';

/** Who is asked for how much, who holds the work up, and who could take what. */
export function PeoplePage() {
  const { program, day, scenario, asked } = usePeopleSearch();
  return (
    <PageOf
      query={loadQuery({ program, day, scenario: scenario.id }, asked.milestone)}
      skeleton={<PageSkeleton sections={[520, 240]} />}
      title={(view) => `People · ${view.program.name}`}
    >
      {(view) => <People view={view} />}
    </PageOf>
  );
}

function People({ view }: { readonly view: LoadView }) {
  const { asked, narrow } = usePeopleSearch();
  const { counts } = view;
  const all = view.teams.flatMap(({ people }) => people);
  const shown = all.find(({ id }) => id === asked.person);
  const team = view.teams.find(({ id }) => id === asked.team);
  return (
    <div className="people">
      <Answer
        headline={view.headline}
        meta={
          <>
            <span>{`${counts.over} of ${plural(counts.people, 'person', 'people')} above the ceiling`}</span>
            <span>{`${counts.away} on leave in these weeks`}</span>
            <span>Load of named people is shown to protect them; nobody is ranked</span>
            <MethodLink name="capacity">How load is counted</MethodLink>
            <Diagnostics diagnostics={view.diagnostics} />
          </>
        }
      />
      {all.length === 0 ? <Nobody /> : <Parts view={view} />}
      <ImportSection view={view} />
      {shown ? <PersonDialog view={view} person={shown} onClose={() => narrow({ person: undefined })} /> : null}
      {team?.id ? (
        <TeamDialog view={view} team={{ ...team, id: team.id }} onClose={() => narrow({ team: undefined })} />
      ) : null}
    </div>
  );
}

function Parts({ view }: { readonly view: LoadView }) {
  return (
    <>
      <Reassign view={view}>
        <HeatMap view={view} />
      </Reassign>
      <SkillsMatrix view={view} />
    </>
  );
}

function Nobody() {
  return (
    <Empty title="Nobody is known here">
      <p className="text-ink-2">
        No open item of a milestone is assigned to anybody, and no team has people. Assign items in your tracker, or
        import people with their teams.
      </p>
    </Empty>
  );
}
