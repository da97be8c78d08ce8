import { branchFacts, seqsOf } from '@fulcrum/core/program';
import { subjectOf, type Value } from '@fulcrum/core/vocabulary';
import { readEvidence } from '@fulcrum/store';
import { instantText, tellerOf } from '../recording/record-unless-changed.ts';
import type { By } from '../scenarios/edit-scenario.ts';
import { conflictsOf, dayEnd, numberOf, scenarioState } from '../scenarios/scenario-state.ts';
import type { ScenarioView } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import { ringDiagnostics } from './program-diagnostics.ts';

/** A scenario with its changes in words, and what the facts have come to say against it. Throws NotFound. */
export async function scenarioPage(by: By, wanted: string): Promise<ScenarioView> {
  const { workbench } = by;
  const { scenario, changes, branches, version } = scenarioState(workbench, wanted);
  const facts = branchFacts(workbench.log(), branches, dayEnd(workbench));
  const isOpen = scenario.state === 'open';
  const program = scenario.program ?? '';
  const active = changes.filter(({ undone }) => undone !== true);
  const told = await toldOf(by, [
    subjectOf('scenario', scenario.id),
    ...changes.map(({ id }) => subjectOf('change', id)),
  ]);
  const conflicts = isOpen ? conflictsOf(workbench, branches) : [];
  return {
    id: scenario.id,
    name: scenario.name ?? scenario.id,
    program,
    note: scenario.note,
    state: scenario.state ?? 'open',
    ...told.whole,
    version,
    changes: active.map(({ id, form, words }) => {
      const own = facts.filter(({ branch }) => branch === id).length;
      return { id, form: form ?? '', words: words ?? '', facts: own, ...told.of(subjectOf('change', id)) };
    }),
    conflicts: conflicts.map(({ branch, subject, attribute, value, trunkSince }) => {
      const [planned, now] = [plain(value), plain(trunkSince?.value ?? null)];
      return { change: branch, subject, attribute, planned, now };
    }),
    diagnostics: isOpen ? [...ringDiagnostics(graphAsOf(workbench.laidOver(branches), undefined), program)] : [],
  };
}

/** The scenarios of a program, the newest first. */
export async function scenarioList(by: By, program: string): Promise<readonly ScenarioView[]> {
  const all = [...graphAsOf(by.workbench, undefined).scenarios.values()];
  const own = all.filter((scenario) => scenario.program === program);
  const views = await Promise.all(own.map(({ id }) => scenarioPage(by, id)));
  return views.sort((one, other) => numberOf(other.id) - numberOf(one.id));
}

/** Who made the things of a scenario, and when; the first of them is the scenario itself. */
async function toldOf(by: By, subjects: readonly string[]) {
  const { pool, workspace, log } = by.workbench;
  const seqs = subjects.flatMap((subject) => seqsOf(log(), subject));
  const facts = await readEvidence(pool, workspace, { seqs, until: Number.MAX_SAFE_INTEGER, limit: seqs.length });
  // What was said just now is in memory a moment before the database shows it.
  const unknown = { source: by.principal.source, recordedAt: by.workbench.now() };
  const first = (subject: string) => facts.findLast((fact) => fact.subject === subject) ?? unknown;
  const of = (subject: string) => ({ by: tellerOf(by, first(subject)), at: instantText(first(subject)) });
  const made = of(subjects[0] ?? '');
  return { whole: { by: made.by, madeAt: made.at, changedAt: instantText(facts[0] ?? unknown) }, of };
}

/** Lists in facts are read-only; in a view they are plain. */
function plain(value: Value): Exclude<Value, readonly string[]> | string[] {
  return value as Exclude<Value, readonly string[]> | string[];
}
