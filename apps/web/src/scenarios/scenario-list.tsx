import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { say } from '../edits/edits.ts';
import { BackButton } from '../scenario/back-button.tsx';
import { CommitDialog } from '../scenario/commit-dialog.tsx';
import { DiscardDialog } from '../scenario/discard-dialog.tsx';
import { saidChange } from '../scenario/said-change.ts';
import { showSheet } from '../scenario/sheet.ts';
import { useScenario } from '../scenario/use-scenario.ts';
import { formatInstant } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/failure.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { Status } from '../ui/status.tsx';
import '../ui/table.css';
import type { Beside } from './use-beside.ts';

type Props = { readonly scenarios: readonly ScenarioView[]; readonly beside: Beside };

const WHICH = [
  ['open', 'Open'],
  ['mine', 'Mine'],
  ['others', 'Others’'],
  ['committed', 'Committed'],
  ['discarded', 'Discarded'],
] as const;
type Which = (typeof WHICH)[number][0];

const MEANT: Readonly<Record<Which, (one: ScenarioView) => boolean>> = {
  open: ({ state }) => state === 'open',
  mine: ({ state, by }) => state === 'open' && by === 'you',
  others: ({ state, by }) => state === 'open' && by !== 'you',
  committed: ({ state }) => state === 'committed',
  discarded: ({ state }) => state === 'discarded',
};

/** The what-ifs, each with what can be done with it. */
export function ScenarioList({ scenarios, beside }: Props) {
  const [which, setWhich] = useState<Which>('open');
  const { start } = useScenario();
  const begin = useMutation({
    mutationFn: () => start(),
    onSuccess: () => showSheet(true),
    onError: (error) => say(problemOf(error).title, { isFailure: true }),
  });
  const shown = scenarios.filter(MEANT[which]);
  const actions = (
    <>
      <Segments label="Which what-ifs" value={which} options={WHICH} onChange={(one) => setWhich(one as Which)} />
      <Button size="small" kind="main" className="button-scenario" onClick={() => begin.mutate()}>
        What if …
      </Button>
    </>
  );
  return (
    <Section title="Scenarios" className="scenario-section" actions={actions}>
      {shown.length === 0 ? (
        <Empty title={scenarios.length === 0 ? 'No what-if yet.' : 'None of these.'}>
          <p className="text-ink-2">
            A what-if is a branch of the plan: change a target, a team or the scope in it, and every page shows what
            becomes of the dates. Nobody else’s plan changes until it is committed.
          </p>
        </Empty>
      ) : (
        <ScrollX label="Scenarios">
          <table className="table scenario-table">
            <caption className="sr-only">Scenarios</caption>
            <thead>
              <tr>
                <th scope="col">Beside</th>
                <th scope="col">Scenario</th>
                <th scope="col">Changes</th>
                <th scope="col">By</th>
                <th scope="col">Last changed</th>
                <th scope="col">
                  <span className="sr-only">What can be done</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((scenario) => (
                <ScenarioRow key={scenario.id} scenario={scenario} beside={beside} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </Section>
  );
}

const STATES = {
  open: { tone: 'none', word: 'open' },
  committed: { tone: 'ok', word: 'committed' },
  discarded: { tone: 'none', word: 'discarded' },
} as const;

function ScenarioRow({ scenario, beside }: { readonly scenario: ScenarioView; readonly beside: Beside }) {
  const { id, name, by, changedAt, changes, conflicts, state } = scenario;
  const isBeside = beside.ids.includes(id);
  return (
    <tr data-changed={isBeside}>
      <td>
        <input
          type="checkbox"
          checked={isBeside}
          disabled={!isBeside && beside.isFull}
          aria-label={`Put ${name} beside others`}
          onChange={() => beside.toggle(id)}
        />
      </td>
      <th scope="row">
        <OpenLink scenario={scenario} />
        <small>
          <Status tone={STATES[state].tone}>{STATES[state].word}</Status>
          {conflicts.length > 0 ? <Status tone="risk">the facts changed since</Status> : null}
        </small>
      </th>
      <td>
        {changes.length === 0 ? <span className="text-ink-3">none yet</span> : null}
        <ol>
          {changes.map((change) => (
            <li key={change.id}>{saidChange(change.words)}</li>
          ))}
        </ol>
      </td>
      <td>{by}</td>
      <td>{formatInstant(changedAt)}</td>
      <td>
        <RowActions scenario={scenario} />
      </td>
    </tr>
  );
}

function OpenLink({ scenario: { id, name } }: { readonly scenario: ScenarioView }) {
  const { open, named } = useScenario();
  const show = () => {
    open(id);
    showSheet(true);
  };
  return (
    <button type="button" className="figure" aria-pressed={named === id} onClick={show}>
      {name}
    </button>
  );
}

function RowActions({ scenario }: { readonly scenario: ScenarioView }) {
  const [asks, setAsks] = useState<'commit' | 'discard'>();
  const { named, open } = useScenario();
  const { id, name, state, changes } = scenario;
  const done = () => setAsks(undefined);
  return (
    <span className="scenario-actions">
      {state === 'open' ? (
        <>
          <Button
            size="small"
            disabled={changes.length === 0}
            aria-label={`Commit ${name}`}
            onClick={() => setAsks('commit')}
          >
            Commit …
          </Button>
          <Button size="small" kind="bare" aria-label={`Discard ${name}`} onClick={() => setAsks('discard')}>
            Discard …
          </Button>
        </>
      ) : null}
      {state === 'open' ? null : <BackButton scenario={scenario} />}
      {asks === 'commit' ? <CommitDialog view={scenario} onClose={done} /> : null}
      {asks === 'discard' ? (
        <DiscardDialog view={scenario} onClose={done} onDone={() => named === id && open(undefined)} />
      ) : null}
    </span>
  );
}
