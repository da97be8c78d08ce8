import { PageOf } from '../app/page-of.tsx';
import { MethodLink } from '../evidence/method-link.tsx';
import { useMoment } from '../time/moment.ts';
import { Answer } from '../ui/answer.tsx';
import { Diagnostics } from '../ui/diagnostics.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { plural } from '../words/figures.ts';
import { AgeSection } from './age-section.tsx';
import './board.css';
import { type BoardView, boardQuery, useBoard } from './board-query.ts';
import { BoardSection } from './board-section.tsx';
import { FlowSection } from './flow-section.tsx';
import { LimitSection } from './limit-section.tsx';
import { SprintSection } from './sprint-section.tsx';

/** What a stand-up needs: the sprint's odds, what ages, which limits are passed, what is blocked. */
export function BoardPage() {
  const controls = useBoard();
  return (
    <PageOf
      query={boardQuery(controls)}
      skeleton={<PageSkeleton sections={[300, 420, 260]} />}
      title={(view) => `Board · ${view.program.name}`}
    >
      {(view) => <Board view={view} />}
    </PageOf>
  );
}

function Board({ view }: { readonly view: BoardView }) {
  const { scenario } = useMoment();
  const { counts } = view;
  return (
    <div className="board-page">
      <Answer
        headline={view.headline}
        meta={
          <>
            <span>{`${plural(counts.cards, 'item')} ${view.scope === 'open' ? 'open' : 'under way'}`}</span>
            <span>{`${counts.blocked} blocked`}</span>
            {scenario === undefined ? null : <span>Work as it is: the scenario changes nothing here</span>}
            <MethodLink name="sprint">How sprints are forecast</MethodLink>
            <Diagnostics diagnostics={view.diagnostics} />
          </>
        }
      />
      <SprintSection />
      <BoardSection view={view} />
      <AgeSection view={view} />
      <LimitSection view={view} />
      <FlowSection view={view} />
    </div>
  );
}
