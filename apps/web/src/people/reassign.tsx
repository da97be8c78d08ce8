import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Failure } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { AfterAWhile, BarRows } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { Sentence } from '../words/sentence.tsx';
import { BeforeAfter } from './before-after.tsx';
import { CandidateList } from './candidate-list.tsx';
import { CeilingRules } from './ceiling-rules.tsx';
import { ChooseItems, NO_ITEMS } from './choose-items.tsx';
import { type CandidatesView, candidatesQuery, type LoadView, usePeopleSearch } from './people-query.ts';

type Props = { readonly view: LoadView; readonly children: ReactNode };

/** The load, and beside it who could take items from whoever has too much: what that gains, and what it does to both loads. */
export function Reassign({ view, children }: Props) {
  const { items, found, error, again } = useCandidates(view);
  const [tried, setTried] = useState<string>();
  const looked = found?.candidates.find(({ person }) => person !== null && person.id === tried);
  const shown = looked ?? found?.candidates.find(canTake);
  return (
    <div className="people-split">
      <div>
        {children}
        {found && shown ? <BeforeAfter view={found} candidate={shown} /> : null}
      </div>
      <Section className="people-side" title={titleOf(view, items, found)}>
        {found ? (
          <p className="people-gain">
            <Sentence words={found.headline} />
          </p>
        ) : null}
        <ChooseItems view={view} items={items} />
        {error ? <Failure error={error} onRetry={again} retrying={false} /> : null}
        {found ? <CandidateList view={found} shown={shown} onLook={setTried} /> : null}
        {found === undefined && items.length > 0 && !error ? <Trying /> : null}
        <CeilingRules view={view} />
      </Section>
    </div>
  );
}

function Trying() {
  return (
    <AfterAWhile>
      <div role="status" aria-label="Trying people">
        <BarRows rows={6} height="48px" />
      </div>
    </AfterAWhile>
  );
}

/** Who could take the items of the address; those that the server suggests, where it names none. */
function useCandidates(view: LoadView) {
  const { program, day, scenario, asked } = usePeopleSearch();
  const named = asked.items?.split(',').filter((id) => id !== '' && id !== NO_ITEMS);
  const items = named ?? view.suggestion?.items ?? [];
  const milestone = view.milestone?.id ?? '';
  const isAsked = items.length > 0 && milestone !== '';
  const { data, error, refetch } = useQuery({
    ...candidatesQuery({ program, day, scenario: scenario.id }, { milestone, items }),
    enabled: isAsked,
  });
  return { items, found: isAsked ? data : undefined, error, again: () => void refetch() };
}

const canTake = ({ blocked, person, gained }: CandidatesView['candidates'][number]): boolean =>
  blocked === null && person !== null && gained !== null;

function titleOf(view: LoadView, items: readonly string[], found: CandidatesView | undefined): string {
  const suggested = view.suggestion?.items.join(',') === items.join(',') ? view.suggestion?.team : null;
  const team = suggested?.name ?? found?.items[0]?.team?.name;
  if (items.length === 0) return 'Who can take items?';
  if (items.length === 1) return `Who can take ${items[0]}?`;
  return `Who can take ${plural(items.length, `${team ?? 'open'} item`)}?`;
}
