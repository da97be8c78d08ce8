import type { WorkspaceView } from '@fulcrum/workbench/views';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { keepWelcomed, wasToured, wasWelcomed } from '../shell/look.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { formatDay } from '../time/format-day.ts';
import { goToStep, useTourStep } from '../tour/tour.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import './welcome.css';

/** The demo names its workspace so; a workspace of one's own starts as "Workspace". */
const isDemo = ({ name, clock, programs }: WorkspaceView) => name === 'Demo' && clock !== null && programs.length > 0;

/** On the demo, until it is closed: what one is looking at, and the three things to try first. */
export function Welcome() {
  const [closed, setClosed] = useState(wasWelcomed);
  const step = useTourStep();
  // Left once, it is offered no more; the palette and the list of keys still have it.
  const isToured = step !== undefined || wasToured();
  const workspace = useWorkspace();
  if (closed || !workspace || !isDemo(workspace)) return null;
  const close = () => {
    keepWelcomed();
    setClosed(true);
    document.getElementById('main')?.focus();
  };
  return (
    <aside className="welcome" aria-label="Welcome">
      <p>
        <b>{`This is the ${workspace.programs[0]?.name} as of ${formatDay(workspace.today)}.`}</b> Drag the time machine
        to any other day, reveal what happened, click a figure for its evidence.
      </p>
      <p>
        {isToured ? null : (
          <button type="button" className="figure" onClick={() => goToStep(0)}>
            Take the tour, three minutes
          </button>
        )}
        <Link to="/settings" hash="own-data" className="figure">
          Bring your own data
        </Link>
        <Link to="/settings" className="figure">
          Settings
        </Link>
      </p>
      <Button kind="bare" size="small" onClick={close} aria-label="Close the welcome">
        <Icon name="close" />
      </Button>
    </aside>
  );
}
