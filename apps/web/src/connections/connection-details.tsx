import type { ConnectionView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { DiagnosticList } from '../evidence/diagnostic-list.tsx';
import { ReadPart } from '../evidence/read-part.tsx';
import { formatInstant } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { formatCount } from '../words/figures.ts';
import { CheckResult } from './check-result.tsx';
import { Disconnect } from './disconnect.tsx';
import { Outcome } from './outcome.tsx';
import { type Connection, connectionPath, connectionQuery, toolsQuery } from './queries.ts';
import { RenewSignIn } from './renew-sign-in.tsx';
import { useAct } from './use-act.ts';
import { WebhookSetUp } from './webhook-set-up.tsx';

type Props = { readonly connection: Connection; readonly onGone: () => void };

/** All about one connection: its runs, what could not be taken, its sign-in, webhooks, and its end. */
export function ConnectionDetails({ connection, onGone }: Props) {
  const { id, lastSuccess, failure, progress, webhook } = connection;
  const version = JSON.stringify([lastSuccess, failure?.at, progress === null, webhook.state]);
  return (
    <ReadPart query={connectionQuery(id, version)}>
      {(view) => (
        <div className="connection-details">
          <Reads view={view} />
          <Runs runs={view.runs} />
          {view.latestDiagnostics.length > 0 ? (
            <section aria-label="Diagnostics">
              <h4>What could not be taken as it was</h4>
              <DiagnosticList diagnostics={view.latestDiagnostics} />
            </section>
          ) : null}
          <div className="columns columns-2">
            <RenewSignIn view={view} />
            <WebhookSetUp view={view} />
          </div>
          <Disconnect connection={connection} onGone={onGone} />
        </div>
      )}
    </ReadPart>
  );
}

/** What is read, and the ways to read it again. */
function Reads({ view }: { readonly view: ConnectionView }) {
  const { id, settings, title, progress, state } = view;
  const asked = useAct<ConnectionView>();
  const tested = useAct<Parameters<typeof CheckResult>[0]['check']>();
  const sync = (kind: 'full' | 'sweep') =>
    asked.act({ method: 'post', path: connectionPath(id, 'sync'), body: { kind } });
  const tools = useQuery(toolsQuery()).data?.tools ?? [];
  const labels = tools.find(({ tool }) => tool === view.tool)?.settings ?? [];
  const isResting = state === 'active' && progress === null && !asked.busy;
  return (
    <section aria-label="What is read">
      <dl className="connection-facts">
        <div>
          <dt>Tool</dt>
          <dd>{title}</dd>
        </div>
        {labels
          .map(({ name, label }) => [label, settingWords(settings[name])] as const)
          .filter(([, words]) => words !== '')
          .map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      <p className="connection-buttons">
        <Button
          disabled={tested.busy}
          onClick={() => tested.act({ method: 'post', path: connectionPath(id, 'test'), body: {} })}
        >
          {tested.busy ? 'Testing …' : 'Test'}
        </Button>
        <Button disabled={!isResting} onClick={() => sync('full')}>
          Read everything anew
        </Button>
        <Button disabled={!isResting} onClick={() => sync('sweep')}>
          Look for deletions
        </Button>
      </p>
      <Outcome error={asked.error ?? tested.error} />
      {tested.data ? <CheckResult check={tested.data} /> : null}
    </section>
  );
}

function settingWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

const KINDS = { full: 'everything', changes: 'changes', sweep: 'deletions', hinted: 'webhooks' } as const;

function Runs({ runs }: Pick<ConnectionView, 'runs'>) {
  if (runs.length === 0) return null;
  return (
    <ScrollX label="Syncs">
      <DataTable
        caption="Syncs, the newest first"
        rows={runs.slice(0, 8)}
        keyOf={({ id }) => String(id)}
        columns={[
          { head: 'Began', cell: ({ startedAt }) => formatInstant(startedAt) },
          { head: 'Read', cell: ({ kind }) => KINDS[kind] },
          { head: 'Result', cell: ({ state, failure }) => (failure === null ? state : `${state}: ${failure.what}`) },
          { head: 'Things', number: true, cell: ({ done }) => formatCount(done) },
          { head: 'New facts', number: true, cell: ({ facts }) => formatCount(facts) },
          { head: 'Requests', number: true, cell: ({ requests }) => formatCount(requests) },
          { head: 'Seconds', number: true, cell: ({ seconds }) => (seconds === null ? '' : seconds.toFixed(1)) },
        ]}
      />
    </ScrollX>
  );
}
