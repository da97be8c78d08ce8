import type { Leave, Risk, Wait } from '@fulcrum/core/vocabulary';

/** A risk as likely as not, which hits one milestone. */
export const RISK: Risk = {
  id: 'r',
  title: 'The interface changes',
  program: 'P',
  state: 'open',
  chance: 0.5,
  low: 10,
  likely: 20,
  high: 40,
  items: [],
  teams: [],
  milestones: ['m0'],
  mitigation: null,
  mitigated: null,
  mitigatedChance: 0.1,
  mitigatedShare: 0.5,
  owner: null,
  due: null,
  deleted: null,
};

/** An approval that was not asked for yet, before the same milestone. */
export const WAIT: Wait = {
  id: 'w',
  title: 'The contract',
  program: 'P',
  form: 'approval',
  with: 'Legal',
  item: null,
  milestone: 'm0',
  asked: null,
  promised: null,
  answered: null,
  low: 60,
  likely: 90,
  high: 150,
  deleted: null,
};

/** Four weeks in which everybody is away. */
export const LEAVE: Leave = {
  id: 'l',
  title: 'Summer',
  person: null,
  team: null,
  program: null,
  from: '2026-03-09',
  until: '2026-04-03',
  share: null,
  deleted: null,
};
