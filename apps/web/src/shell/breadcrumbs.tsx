import { useQuery } from '@tanstack/react-query';
import { Link, useMatches, useSearch } from '@tanstack/react-router';
import { milestoneQuery } from '../api/queries.ts';
import { askedIn, briefQuery } from '../brief/brief-query.ts';
import { useMoment } from '../time/moment.ts';
import { useProgram } from './use-program.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The name of the page in the trail; a milestone's own name takes its place there. */
    readonly crumb?: string;
    /** Whether the page belongs to a milestone, whose name then stands before its own. */
    readonly isBelowMilestone?: boolean;
  }
}

type Params = { readonly program?: string; readonly milestone?: string };

/** Where this page lies: portfolio, program, page. */
export function Breadcrumbs() {
  const leaf = useMatches({ select: (matches) => matches.at(-1) });
  const { program, milestone } = (leaf?.params ?? {}) as Params;
  const { crumb = '', isBelowMilestone = false } = leaf?.staticData ?? {};
  return (
    <nav className="breadcrumbs" aria-label="Where you are">
      <ol>
        {program === undefined ? null : <ProgramTrail program={program} />}
        {program && milestone && isBelowMilestone ? <MilestoneTrail program={program} milestone={milestone} /> : null}
        <li>
          <span aria-current="page">
            {program && milestone && !isBelowMilestone ? (
              <MilestoneName program={program} milestone={milestone} fallback={crumb} />
            ) : (
              crumb
            )}
          </span>
        </li>
      </ol>
    </nav>
  );
}

function ProgramTrail({ program }: { readonly program: string }) {
  const known = useProgram();
  return (
    <>
      <li>
        <Link to="/" activeProps={{ 'aria-current': undefined }}>
          Portfolio
        </Link>
      </li>
      <li>
        <Link to="/programs/$program" params={{ program }} activeProps={{ 'aria-current': undefined }}>
          {known?.name ?? program}
        </Link>
      </li>
    </>
  );
}

function MilestoneTrail(place: { readonly program: string; readonly milestone: string }) {
  const asked = askedIn(useSearch({ strict: false }));
  const { data } = useQuery(briefQuery(place, useMoment(), { ...asked, isQuick: true }));
  return (
    <li>
      <Link to="/programs/$program/milestones/$milestone" params={place} activeProps={{ 'aria-current': undefined }}>
        {data?.milestone.name ?? 'Milestone'}
      </Link>
    </li>
  );
}

type NameProps = { readonly program: string; readonly milestone: string; readonly fallback: string };

function MilestoneName({ program, milestone, fallback }: NameProps) {
  const { data } = useQuery(milestoneQuery({ program, milestone }, useMoment()));
  return data?.row.name ?? fallback;
}
