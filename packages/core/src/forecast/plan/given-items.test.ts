import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../../../tests/programs/answer-of.ts';
import { dayAt, PROGRAM, sampleFacts } from '../../../../../tests/programs/sample-program.ts';
import { endOfDay } from '../../calendar/index.ts';
import { appendToLog, createFactLog, fold, isClosed, type ProgramGraph } from '../../program/index.ts';
import type { StoredFact, Value } from '../../vocabulary/index.ts';
import { modelInput } from './model-input-of.ts';
import { modelOnBranch, type PlanModel, planModel } from './plan-model.ts';
import { reassignments } from './reassign.ts';

const DAY = 365;
const MILESTONE = 'V6';
const RUN = { seed: 1, replications: 2_000 };
const FACTS = sampleFacts();

type Things = Readonly<Record<string, Readonly<Record<string, Value>>>>;

function graphOf(things: Things): ProgramGraph {
  const said = Object.entries(things).flatMap(([subject, values]) =>
    Object.entries(values).map(([attribute, value], index): StoredFact => {
      const head = { seq: FACTS.length + 1 + index, recordedAt: 0, branch: 'trunk', source: 't', cause: 't' };
      return { ...head, subject, attribute, op: 'set', value, at: endOfDay(dayAt(DAY)) - 1 };
    }),
  );
  const log = createFactLog();
  appendToLog(
    log,
    [...FACTS, ...said].map((fact, index) => ({ ...fact, seq: index + 1 })),
  );
  return fold(log, { at: endOfDay(dayAt(DAY)) });
}

const PEOPLE: Things = {
  'person:ann': { name: 'Ann', team: 'red' },
  'person:ben': { name: 'Ben', team: 'red' },
  'team:red': { slots: 3 },
};
const open = [...graphOf({}).items.values()]
  .filter((item) => item.team === 'red' && item.milestones.includes(MILESTONE) && !isClosed(item))
  .map(({ id }) => `item:${id}`);
const hers: Things = { ...PEOPLE, ...Object.fromEntries(open.map((subject) => [subject, { assignee: 'ann' }])) };
const last = open.slice(-Math.ceil(open.length / 3));
const GIVEN = { assignee: 'ben', reassigned: dayAt(DAY), reassignedFrom: 'ann' };
const given = (values: Readonly<Record<string, Value>>, first: Readonly<Record<string, Value>> = {}) =>
  graphOf({ ...hers, ...Object.fromEntries(last.map((id, at) => [id, { ...values, ...(at === 0 ? first : {}) }])) });

const trunk = planModel(modelInput(graphOf(hers), PROGRAM, RUN), RUN);
const branch = (graph: ProgramGraph) =>
  modelOnBranch(trunk, modelInput(graph, PROGRAM, { ...RUN, trunk: trunk.input }));
const index = trunk.input.milestones.findIndex(({ id }) => id === MILESTONE);
const days = ({ current }: PlanModel) => [...current.days[index]!].sort((a, b) => a - b);
const p85 = (model: PlanModel) => days(model)[Math.floor(0.85 * RUN.replications)]!;

describe('items that were given to somebody else', () => {
  it('gain in a scenario what was said of whoever could take them; the plan of everybody stays what the record says', () => {
    const items = last.map((id) => id.slice('item:'.length));
    const asked = { milestone: MILESTONE, items, takers: [{ person: 'ben', rampUp: 0 }], homes: new Map() };
    const found = answerOf(reassignments(trunk, trunk, asked));
    const gained = found.status === 'ok' ? found.reassigned[0]!.gained.p85 : Number.NaN;
    expect(Math.abs(gained)).toBeGreaterThan(1);
    expect(Math.abs(p85(trunk) - p85(branch(given(GIVEN))) - gained)).toBeLessThan(2);
    expect(days(branch(graphOf(hers)))).toEqual(days(trunk));
  });

  it('gain as much once they are so for everybody, and nothing any more after six weeks', () => {
    const committed = planModel(modelInput(given(GIVEN), PROGRAM, RUN), RUN);
    expect(Math.abs(p85(committed) - p85(branch(given(GIVEN))))).toBeLessThan(2);
    const old = { ...GIVEN, reassigned: dayAt(DAY - 50) };
    expect(days(planModel(modelInput(given(old), PROGRAM, RUN), RUN))).toEqual(days(trunk));
  });

  it('take longer where whoever gets them has to learn first, and not as history has them', () => {
    const learning = branch(given(GIVEN, { learning: 10 }));
    const sizeOf = ({ input }: PlanModel) => input.items.find(({ id }) => `item:${id}` === last[0])!;
    expect(sizeOf(learning).size).toBeGreaterThan(sizeOf(branch(given(GIVEN))).size);
    expect(sizeOf(learning).usual).toMatchObject({ size: sizeOf(trunk).size, assignee: 'ann' });
    expect(p85(learning)).toBeGreaterThanOrEqual(p85(branch(given(GIVEN))));
  });
});
