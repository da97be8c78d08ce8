import { Outlet } from '@tanstack/react-router';
import { useLive } from '../api/live.ts';
import { EvidenceDrawer } from '../evidence/evidence-drawer.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import { Overlays } from '../keys/overlays.tsx';
import { TimeMachine } from '../time/time-machine.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { WorkUnderWay } from './work-under-way.tsx';
import './shell.css';

/** What stands around every page. */
export function Shell() {
  const { current } = useEvidence();
  const progress = useLive();
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the answer
      </a>
      <TopBar />
      <div className="shell">
        <Navigation />
        <div className="shell-page">
          <Welcome />
          <WorkUnderWay progress={progress} />
          <div className="shell-sides" data-evidence={current !== undefined}>
            <main className="shell-body" id="main" tabIndex={-1}>
              <Outlet />
            </main>
            <EvidenceDrawer />
          </div>
          <TimeMachine />
        </div>
      </div>
      <Overlays />
    </>
  );
}
