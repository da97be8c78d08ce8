import { useParams } from '@tanstack/react-router';
import { PageOf } from '../app/page-of.tsx';
import { Answer } from '../ui/answer.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { ScenarioList } from './scenario-list.tsx';
import { type Scenarios, scenariosQuery } from './scenarios-query.ts';
import { SideBySide } from './side-by-side.tsx';
import { useBeside } from './use-beside.ts';
import './what-if-page.css';

/** The what-ifs of a program: which there are, and up to four side by side. */
export function WhatIfPage() {
  const { program } = useParams({ from: '/programs/$program/what-if' });
  return (
    <PageOf query={scenariosQuery(program)} skeleton={<PageSkeleton sections={[240, 320]} />} title={() => 'What-if'}>
      {(view) => <WhatIfs view={view} program={program} />}
    </PageOf>
  );
}

function WhatIfs({ view, program }: { readonly view: Scenarios; readonly program: string }) {
  const beside = useBeside(view.scenarios);
  return (
    <>
      <Answer headline={[{ text: headline(view) }]} />
      <ScenarioList scenarios={view.scenarios} beside={beside} />
      {beside.ids.length > 0 ? <SideBySide program={program} ids={beside.ids} /> : null}
    </>
  );
}

function headline({ scenarios }: Scenarios): string {
  const open = scenarios.filter(({ state }) => state === 'open');
  if (scenarios.length === 0) return 'No what-if yet: begin one, change something, and see what becomes of every date.';
  if (open.length === 0) return 'No what-if is open: all were committed or discarded.';
  const changes = open.reduce((sum, one) => sum + one.changes.length, 0);
  return `${plural(open.length, 'open what-if')} with ${plural(changes, 'change')}: nothing of them is committed.`;
}
