import { describe, expect, it } from 'vitest';
import { dayAt, sampleFacts } from '../../../../tests/programs/sample-program.ts';
import { endOfDay } from '../calendar/index.ts';
import { appendToLog, createFactLog, fold, overlay, type ProgramGraph } from '../program/index.ts';
import type { StoredFact, Value } from '../vocabulary/index.ts';
import { forecastMilestone } from './index.ts';

const RUN = { seed: 3, replications: 400 };
const MILESTONE = 'V6';
const DAY = 365;
const FACTS = sampleFacts({ versions: 8 });

function laid(facts: readonly StoredFact[]): { readonly trunk: ProgramGraph; readonly graph: ProgramGraph } {
  const log = createFactLog();
  appendToLog(log, [...FACTS, ...facts]);
  const trunk = fold(log, { at: endOfDay(dayAt(DAY)) });
  return { trunk, graph: overlay(trunk, log, ['b']) };
}

function said(subject: string, values: Readonly<Record<string, Value>>): readonly StoredFact[] {
  const at = endOfDay(dayAt(DAY)) - 1;
  return Object.entries(values).map(([attribute, value], index) => {
    const seq = 100_000 + index;
    return { subject, attribute, value, at, op: 'set', source: 't', cause: 't', seq, recordedAt: 0, branch: 'b' };
  });
}

describe('a forecast on a branch', () => {
  it('is the one of the trunk where the branch changes nothing, to the digit', () => {
    const { trunk, graph } = laid(said('item:V7-3', { title: 'Called otherwise' }));
    const [bare, branch] = [
      forecastMilestone(trunk, MILESTONE, RUN),
      forecastMilestone(graph, MILESTONE, { ...RUN, trunk }),
    ];
    expect(bare.status).toBe('ok');
    expect(branch).toEqual({ ...bare, inputHash: branch.inputHash });
  });

  it('has the target of the branch, and the odds that it has there', () => {
    const { trunk, graph } = laid(said(`milestone:${MILESTONE}`, { target: dayAt(DAY + 60) }));
    const branch = forecastMilestone(graph, MILESTONE, { ...RUN, trunk });
    expect(branch.target).toBe(dayAt(DAY + 60));
    expect(branch.status === 'ok' ? branch.oddsOfTarget : null).toBeGreaterThan(0);
  });

  it('is later when its teams are away, and forecasts what only the branch has by itself', () => {
    const leave = said('leave:L', { program: 'S', from: dayAt(DAY + 1), until: dayAt(DAY + 40) });
    const { trunk, graph } = laid(leave);
    const [bare, branch] = [
      forecastMilestone(trunk, MILESTONE, RUN),
      forecastMilestone(graph, MILESTONE, { ...RUN, trunk }),
    ];
    if (bare.status !== 'ok' || branch.status !== 'ok') throw new Error('both have dates');
    expect(branch.quantiles.p85 > bare.quantiles.p85).toBe(true);
    const made = laid(said('milestone:X', { name: 'Release X', program: 'S', form: 'release' }));
    expect(forecastMilestone(made.graph, 'X', { ...RUN, trunk: made.trunk }).status).toBe('insufficient-data');
  });
});
