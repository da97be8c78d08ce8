import { ProblemError, UNREACHABLE } from '../api/problem.ts';
import { Empty, Failure, Notice } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { BarRows } from '../ui/skeleton.tsx';

/** Empty, loading, failing, stale: each has its look, and says what to do. */
export function States() {
  return (
    <Section title="States">
      <div className="design-states">
        <Empty title="Nothing here yet">
          <p className="text-ink-2">What stands here says the next step.</p>
        </Empty>
        <Failure error={new ProblemError(UNREACHABLE)} onRetry={() => undefined} />
        <div>
          <BarRows rows={4} />
        </div>
        <Notice tone="late">This is the last answer that arrived; the server fails to give a newer one.</Notice>
        <Notice tone="risk">Facts are two days old: the connection was not synced.</Notice>
        <Notice tone="none">Final state only: what belonged to a release is as of the export.</Notice>
      </div>
    </Section>
  );
}
