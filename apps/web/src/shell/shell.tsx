import { useQuery } from '@tanstack/react-query';
import { Outlet, useSearch } from '@tanstack/react-router';
import { useLive } from '../api/live.ts';
import { workspaceQuery } from '../api/queries.ts';
import { Edits } from '../edits/toast.tsx';
import { EvidenceDrawer } from '../evidence/evidence-drawer.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import { Overlays } from '../keys/overlays.tsx';
import { ScenarioBar } from '../scenario/scenario-bar.tsx';
import { ScenarioSheet } from '../scenario/scenario-sheet.tsx';
import { useSheet } from '../scenario/sheet.ts';
import { showTimesIn } from '../time/format-day.ts';
import { namedScenario, type SharedSearch } from '../time/moment.ts';
import { TimeMachine } from '../time/time-machine.tsx';
import { TourPlace } from '../tour/tour-place.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { WorkUnderWay } from './work-under-way.tsx';
import './shell.css';

/** What stands around every page. */
export function Shell() {
  const { current } = useEvidence();
  const isScenario = namedScenario(useSearch({ strict: false }) as SharedSearch) !== undefined;
  const isSheet = useSheet() && isScenario && current === undefined;
  const progress = useLive();
  const { data: workspace } = useQuery(workspaceQuery());
  showTimesIn(workspace?.zone ?? null);
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
          <ScenarioBar />
          <WorkUnderWay progress={progress} />
          <div className="shell-sides" data-evidence={current !== undefined || isSheet}>
            <main className="shell-body" id="main" tabIndex={-1}>
              <Outlet />
            </main>
            {isSheet ? <ScenarioSheet /> : null}
            <EvidenceDrawer />
          </div>
          <TimeMachine />
        </div>
      </div>
      <Edits />
      <TourPlace />
      <Overlays />
    </>
  );
}
