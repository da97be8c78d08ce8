import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ReadPart } from '../evidence/read-part.tsx';
import { useWorkspace } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { Command } from '../ui/command.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import './connect-guide.css';
import { ConnectGuide } from './connect-guide.tsx';
import { type Tool, toolsQuery } from './queries.ts';
import type { Opened } from './use-opened.ts';

type Props = {
  readonly isFirst: boolean;
  /** The tool whose guide is open. */
  readonly chosen: string | undefined;
  readonly open: (next: Opened) => void;
};

/** The tools to choose from; the guide of the chosen one; and how to try without an account. */
export function ConnectSection({ isFirst, chosen, open }: Props) {
  useEffect(() => {
    // An address that names a tool leads to its guide; whoever chose it on the page is there.
    if (chosen && document.activeElement === document.body) document.getElementById('connect')?.scrollIntoView();
  }, [chosen]);
  const title = isFirst ? 'Choose a tool' : 'Connect another tool';
  return (
    <Section title={title} note="It takes a token that may only read" id="connect">
      <ReadPart query={toolsQuery()}>
        {({ tools }) => {
          const tool = tools.find((each) => each.tool === chosen);
          return (
            <>
              <StandingClock />
              <ToolChoice tools={tools} chosen={chosen} open={open} />
              {tool ? <ConnectGuide key={tool.tool} tool={tool} open={open} /> : <WithoutAccount />}
            </>
          );
        }}
      </ReadPart>
    </Section>
  );
}

/** A fixed clock hides whatever a live tool says of later days. */
function StandingClock() {
  const clock = useWorkspace()?.clock;
  if (!clock) return null;
  return (
    <p className="standing-clock">
      <Status tone="risk">The clock stands at {formatDay(clock)}</Status> so what happened later is read, but not shown.{' '}
      <Link to="/settings" className="figure">
        Release the clock
      </Link>
    </p>
  );
}

type ChoiceProps = { readonly tools: readonly Tool[] } & Pick<Props, 'chosen' | 'open'>;

function ToolChoice({ tools, chosen, open }: ChoiceProps) {
  return (
    <ul className="tool-choice">
      {tools.map(({ tool, title }) => (
        <li key={tool}>
          <button
            type="button"
            aria-pressed={tool === chosen}
            onClick={() => open(tool === chosen ? {} : { connect: tool })}
          >
            <b>{title}</b>
            <small>{ABOUT[tool] ?? 'what it holds, with its history'}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

const ABOUT: Readonly<Record<string, string>> = {
  jira: 'issues with their whole history, sprints, versions, links',
  linear: 'issues with their history, projects, cycles, initiatives',
  asana: 'tasks with their stories, sections, dependencies',
  github: 'issues, pull requests, reviews, deployments',
};

/** Nobody needs an account to see how it goes. */
function WithoutAccount() {
  return (
    <div className="without-account">
      <p>
        No account at hand? This starts a Jira on this machine that answers as the real one does, and says how to
        connect it:
      </p>
      <Command text="npx fulcrum emulate jira" />
    </div>
  );
}
