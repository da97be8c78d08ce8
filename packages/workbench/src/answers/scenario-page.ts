import { branchFacts } from '@fulcrum/core/program';
import type { Value } from '@fulcrum/core/vocabulary';
import { conflictsOf, dayEnd, scenarioState } from '../scenarios/scenario-state.ts';
import type { ScenarioView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { ringDiagnostics } from './program-diagnostics.ts';

/** A scenario with its changes in words, and what the facts have come to say against it. Throws NotFound. */
export function scenarioPage(workbench: Workbench, wanted: string): ScenarioView {
  const { scenario, changes, branches, version } = scenarioState(workbench, wanted);
  const facts = branchFacts(workbench.log(), branches, dayEnd(workbench));
  const isOpen = scenario.state === 'open';
  const program = scenario.program ?? '';
  const active = changes.filter(({ undone }) => undone !== true);
  const conflicts = isOpen ? conflictsOf(workbench, branches) : [];
  return {
    id: scenario.id,
    name: scenario.name ?? scenario.id,
    program,
    note: scenario.note,
    state: scenario.state ?? 'open',
    version,
    changes: active.map(({ id, form, words }) => {
      const own = facts.filter(({ branch }) => branch === id).length;
      return { id, form: form ?? '', words: words ?? '', facts: own };
    }),
    conflicts: conflicts.map(({ branch, subject, attribute, value, trunkSince }) => {
      const [planned, now] = [plain(value), plain(trunkSince?.value ?? null)];
      return { change: branch, subject, attribute, planned, now };
    }),
    diagnostics: isOpen ? [...ringDiagnostics(graphAsOf(workbench.laidOver(branches), undefined), program)] : [],
  };
}

/** The scenarios of a program, the newest first. */
export function scenarioList(workbench: Workbench, program: string): readonly ScenarioView[] {
  const own = [...graphAsOf(workbench, undefined).scenarios.values()].filter(
    (scenario) => scenario.program === program,
  );
  return own.map(({ id }) => scenarioPage(workbench, id)).reverse();
}

/** Lists in facts are read-only; in a view they are plain. */
function plain(value: Value): Exclude<Value, readonly string[]> | string[] {
  return value as Exclude<Value, readonly string[]> | string[];
}
