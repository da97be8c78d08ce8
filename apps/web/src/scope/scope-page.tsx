import { useQuery } from '@tanstack/react-query';
import { PageOf } from '../app/page-of.tsx';
import { MethodLink } from '../evidence/method-link.tsx';
import { Answer } from '../ui/answer.tsx';
import { Empty } from '../ui/failure.tsx';
import { Select } from '../ui/select.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { BaselineField } from './baseline-field.tsx';
import { GrowthPicture } from './growth-picture.tsx';
import { OpenRequest } from './open-request.tsx';
import { RequestList } from './request-list.tsx';
import './scope.css';
import { ScopeLists } from './scope-lists.tsx';
import { requestsQuery, type ScopeView, scopeQuery, useScopeSearch } from './scope-query.ts';
import { ScopeSums } from './scope-sums.tsx';

/** What became of what was agreed, how much growth the dates bear, and what is asked for: priced, and decided. */
export function ScopePage() {
  const { asked, ...at } = useScopeSearch();
  const { data } = useQuery(requestsQuery(at));
  // The address of a request alone shows the milestone that it is about.
  const ofRequest = data?.requests.find(({ id }) => id === asked.request)?.milestone?.id;
  return (
    <PageOf
      query={scopeQuery(at, asked.milestone ?? ofRequest)}
      skeleton={<PageSkeleton sections={[260, 320]} />}
      title={(view) => `Scope · ${view.program.name}`}
    >
      {(view) => <Scope view={view} />}
    </PageOf>
  );
}

function Scope({ view }: { readonly view: ScopeView }) {
  const { narrow, asked, ...at } = useScopeSearch();
  const { data: requests } = useQuery(requestsQuery(at));
  const { milestone, milestones, baseline, items } = view;
  if (milestone === null) return <Nothing view={view} />;
  return (
    <div className="scope">
      <Answer
        headline={view.headline}
        meta={
          <>
            <Select
              label="Milestone"
              value={milestone.id}
              options={milestones.map(({ id, name, open }) => [id, `${name} (${formatCount(open)} open)`])}
              onChange={(id) => narrow({ milestone: id })}
            />
            {baseline ? <BaselineField key={`${milestone.id} ${baseline.day}`} view={view} /> : null}
            <span>{`${formatCount(items.baseline)} then, ${plural(items.now, 'item')} now`}</span>
            <MethodLink name="scope" />
          </>
        }
      />
      {requests && asked.request !== undefined ? (
        <OpenRequest key={asked.request} view={view} requests={requests} />
      ) : null}
      <div className="columns columns-2">
        <GrowthPicture view={view} />
        {requests ? <RequestList view={requests} shown={milestone.id} /> : null}
      </div>
      <ScopeLists key={milestone.id} view={view} />
      <ScopeSums view={view} />
    </div>
  );
}

function Nothing({ view }: { readonly view: ScopeView }) {
  return (
    <div className="scope">
      <Answer headline={view.headline} />
      <Empty title="There is no milestone to guard yet">
        <p className="text-ink-2">
          Give items a milestone in your tracker, or a milestone a target. What joins it, leaves it and is asked for it
          then stands here.
        </p>
      </Empty>
    </div>
  );
}
