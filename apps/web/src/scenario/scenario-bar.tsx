import { useQuery } from '@tanstack/react-query';
import { useParams, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { InnerLink } from '../app/inner-link.tsx';
import { say } from '../edits/edits.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { plural } from '../words/figures.ts';
import { BackButton } from './back-button.tsx';
import { changeLine } from './change-line.ts';
import { CommitDialog } from './commit-dialog.tsx';
import { compareQuery } from './compare-query.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import './scenario-bar.css';
import { showSheet, useSheet } from './sheet.ts';
import { useIsShown } from './shown.ts';
import { type ScenarioControls, useScenario } from './use-scenario.ts';
import { whatIfPath } from './what-if-path.ts';

/** What stands over every page while a scenario is open: its name, what it does, and what can be done with it. */
export function ScenarioBar() {
  const scenario = useScenario();
  if (scenario.named === undefined) return null;
  return (
    <section className="scenario-bar" aria-label="Scenario">
      <Icon name="branch" />
      {scenario.view ? <Told scenario={scenario} /> : <Waiting scenario={scenario} />}
      <Buttons scenario={scenario} />
    </section>
  );
}

function Waiting({ scenario: { named, error } }: { readonly scenario: ScenarioControls }) {
  const words = error ? `There is no scenario ${named}: it may belong to other data` : 'Opening the scenario …';
  return <p className="scenario-bar-words">{words}</p>;
}

const NONE = { program: '', id: '', version: 0 };

type Props = { readonly scenario: ScenarioControls };

function Told({ scenario: { view } }: Props) {
  const { milestone } = useParams({ strict: false }) as { readonly milestone?: string };
  const { day } = useMoment();
  const isAsked = view !== undefined && view.changes.length > 0;
  const { data } = useQuery({
    ...compareQuery(view ?? NONE, day),
    enabled: isAsked,
  });
  if (view === undefined) return null;
  return (
    <p className="scenario-bar-words">
      <b>{view.name}</b> <span role="status">{changeLine(view, data, milestone)}</span>
      <Limits scenario={view} />
    </p>
  );
}

const STATES = {
  open: 'Nothing here is committed',
  committed: 'Committed: everybody sees it',
  discarded: 'Discarded: nobody sees it',
} as const;

/** That facts have come to say something else: a commit asks which holds. */
function staleWords({ state, conflicts }: NonNullable<ScenarioControls['view']>): string {
  if (state !== 'open' || conflicts.length === 0) return '';
  return `. ${plural(conflicts.length, 'fact')} changed since: a commit asks which holds`;
}

/** Whether it is true, and what keeps it from the page. */
function Limits({ scenario }: { readonly scenario: NonNullable<ScenarioControls['view']> }) {
  const isShown = useIsShown();
  const { day } = useMoment();
  const today = useWorkspace()?.today;
  const { program } = useParams({ strict: false }) as { readonly program?: string };
  const isElsewhere = program !== undefined && program !== scenario.program;
  const isList = useRouterState({ select: ({ location }) => location.pathname.endsWith('/what-if') });
  const isPast = day !== undefined && today !== undefined && day < today;
  return (
    <small>
      {isElsewhere
        ? `It is a scenario of ${scenario.program}: this page shows the plan as it is`
        : isShown || isList
          ? isPast && isShown
            ? `Its changes hold from ${formatDay(today)} on: this page is as of ${formatDay(day)}`
            : `${STATES[scenario.state]}${staleWords(scenario)}`
          : 'This page does not know scenarios: it shows the plan as it is'}
    </small>
  );
}

function Buttons({ scenario }: Props) {
  const { view, open } = scenario;
  const close = () => open(undefined);
  const [asks, setAsks] = useState<'commit' | 'discard'>();
  const isSheet = useSheet();
  const isOpen = view?.state === 'open';
  const leave = () => {
    close();
    if (isOpen) say(`"${view.name}" is kept under What-if.`);
  };
  return (
    <div className="scenario-bar-actions">
      {view ? (
        <>
          <Button size="small" aria-expanded={isSheet} aria-keyshortcuts="w" onClick={() => showSheet(!isSheet)}>
            Changes
          </Button>
          <InnerLink className="button button-small scenario-bar-more" href={whatIfPath(view.program, [view.id])}>
            Compare
          </InnerLink>
          <CopyLink />
        </>
      ) : null}
      {isOpen ? (
        <>
          <Button size="small" className="scenario-bar-more" onClick={() => setAsks('discard')}>
            Discard …
          </Button>
          <Button
            size="small"
            kind="main"
            className="button-scenario"
            disabled={view.changes.length === 0}
            onClick={() => setAsks('commit')}
          >
            Commit …
          </Button>
        </>
      ) : null}
      {view && !isOpen ? <BackButton scenario={view} /> : null}
      <Button size="small" kind="bare" onClick={leave} aria-label="Close the scenario; it is kept">
        <Icon name="close" />
      </Button>
      {view && asks === 'commit' ? <CommitDialog view={view} onClose={() => setAsks(undefined)} /> : null}
      {view && asks === 'discard' ? (
        <DiscardDialog view={view} onDone={close} onClose={() => setAsks(undefined)} />
      ) : null}
    </div>
  );
}

function CopyLink() {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say('Link copied: whoever opens it sees this page in the scenario.');
    } catch {
      say('The browser does not copy: take the address from the address bar.', { isFailure: true });
    }
  };
  return (
    <Button size="small" onClick={() => void copy()}>
      Share
    </Button>
  );
}
