// biome-ignore-all lint/style/noExcessiveLinesPerFile: one table, with a line for each attribute of the vocabulary
import { type KindName, vocabulary } from './vocabulary.ts';

/**
 * The inputs of a date, in the order in which an explanation replaces them: what is promised and what counts as the end;
 * what belongs to it; what got done, and how fast; how much work things are; what waits for what; who works when; what may
 * come in between.
 */
export const INPUT_GROUPS = ['target', 'scope', 'progress', 'estimates', 'dependencies', 'capacity', 'risks'] as const;
export type InputGroup = (typeof INPUT_GROUPS)[number];

/** Moves no date. */
const NONE = null;

type Table = {
  readonly [K in KindName]: {
    /** The group of the facts that come with the thing itself: those of the first instant at which it is known. */
    readonly born: InputGroup | null;
    readonly attributes: {
      readonly [A in keyof (typeof vocabulary)[K]['attributes']]: InputGroup | null;
    };
  };
};

/** What people want of the work, and what it is worth to them: no date moves by it. */
function movesNothing<K extends KindName>(kind: K): Table[K] {
  const attributes = Object.fromEntries(Object.keys(vocabulary[kind].attributes).map((name) => [name, NONE]));
  return { born: NONE, attributes } as Table[K];
}

/** Which input of a date each attribute of each kind of thing belongs to. An attribute without a line does not compile. */
const TABLE: Table = {
  workspace: {
    born: NONE,
    attributes: {
      name: NONE,
      clock: NONE,
      currency: NONE,
      zone: NONE,
      calendar: 'capacity',
      ceilingWeeks: NONE,
      ceilingDays: NONE,
    },
  },
  person: {
    born: 'capacity',
    attributes: {
      name: NONE,
      email: NONE,
      zone: 'capacity',
      team: 'capacity',
      skills: 'capacity',
      calendar: 'capacity',
      allocation: 'capacity',
      ceiling: 'capacity',
      rate: NONE,
      sameAs: 'capacity',
      notSame: NONE,
      perhapsSame: NONE,
      active: 'capacity',
    },
  },
  team: {
    born: 'capacity',
    attributes: { name: NONE, program: 'capacity', slots: 'capacity', calendar: 'capacity', limit: NONE, rate: NONE },
  },
  program: { born: 'target', attributes: { name: NONE, key: NONE, owner: NONE, history: 'target', deleted: 'scope' } },
  milestone: {
    born: 'target',
    attributes: {
      // Its first word tells the series of milestones that it is held against.
      name: 'target',
      program: 'target',
      form: 'target',
      target: 'target',
      start: 'target',
      baseline: NONE,
      released: 'progress',
      isReleased: 'progress',
      deleted: 'target',
    },
  },
  item: {
    born: 'scope',
    attributes: {
      title: NONE,
      program: 'scope',
      type: 'estimates',
      state: 'progress',
      resolution: 'progress',
      priority: 'dependencies',
      estimate: 'estimates',
      effort: 'estimates',
      logged: NONE,
      skill: 'estimates',
      rank: 'dependencies',
      notBefore: 'dependencies',
      parent: NONE,
      team: 'capacity',
      components: 'capacity',
      assignee: 'capacity',
      reassigned: 'capacity',
      reassignedFrom: 'capacity',
      learning: 'capacity',
      reporter: NONE,
      milestones: 'scope',
      sprints: NONE,
      labels: NONE,
      sameAs: 'scope',
      url: NONE,
      deleted: 'scope',
    },
  },
  link: {
    born: 'dependencies',
    attributes: {
      from: 'dependencies',
      to: 'dependencies',
      form: 'dependencies',
      dependency: 'dependencies',
      lag: 'dependencies',
      deleted: 'dependencies',
    },
  },
  worklog: {
    born: NONE,
    attributes: {
      item: NONE,
      person: NONE,
      hours: NONE,
      day: NONE,
      deleted: NONE,
    },
  },
  sprint: {
    born: NONE,
    attributes: {
      name: NONE,
      program: NONE,
      goal: NONE,
      state: NONE,
      start: NONE,
      end: NONE,
      completed: NONE,
      deleted: NONE,
    },
  },
  board: { born: NONE, attributes: { name: NONE, program: NONE, form: NONE, columns: NONE, deleted: NONE } },
  column: {
    born: NONE,
    attributes: {
      name: NONE,
      program: NONE,
      board: NONE,
      place: NONE,
      states: NONE,
      least: NONE,
      most: NONE,
      limit: NONE,
      deleted: NONE,
    },
  },
  release: {
    born: NONE,
    attributes: {
      name: NONE,
      program: NONE,
      milestone: NONE,
      environment: NONE,
      day: NONE,
      outcome: NONE,
      deleted: NONE,
    },
  },
  repository: {
    born: NONE,
    attributes: {
      name: NONE,
      programs: NONE,
      defaultBranch: NONE,
      url: NONE,
      deleted: NONE,
    },
  },
  pull: {
    born: NONE,
    attributes: {
      title: NONE,
      program: NONE,
      repository: NONE,
      number: NONE,
      url: NONE,
      author: NONE,
      state: NONE,
      draft: NONE,
      opened: NONE,
      firstCommit: NONE,
      firstReview: NONE,
      approved: NONE,
      merged: NONE,
      closed: NONE,
      mergeCommit: NONE,
      branch: NONE,
      baseBranch: NONE,
      added: NONE,
      removed: NONE,
      commits: NONE,
      rounds: NONE,
      reviewers: NONE,
      items: NONE,
      reverts: NONE,
      deployment: NONE,
      deleted: NONE,
    },
  },
  deployment: {
    born: NONE,
    attributes: {
      name: NONE,
      program: NONE,
      repository: NONE,
      environment: NONE,
      commit: NONE,
      committed: NONE,
      started: NONE,
      finished: NONE,
      outcome: NONE,
      url: NONE,
      deleted: NONE,
    },
  },
  calendar: {
    born: 'capacity',
    attributes: { name: NONE, days: 'capacity', hours: 'capacity', region: NONE, deleted: 'capacity' },
  },
  holiday: {
    born: 'capacity',
    attributes: { title: NONE, calendar: 'capacity', day: 'capacity', share: 'capacity', deleted: 'capacity' },
  },
  leave: {
    born: 'capacity',
    attributes: {
      title: NONE,
      person: 'capacity',
      team: 'capacity',
      program: 'capacity',
      from: 'capacity',
      until: 'capacity',
      share: 'capacity',
      deleted: 'capacity',
    },
  },
  risk: {
    born: 'risks',
    attributes: {
      title: NONE,
      program: 'risks',
      state: 'risks',
      chance: 'risks',
      low: 'risks',
      likely: 'risks',
      high: 'risks',
      items: 'risks',
      teams: 'risks',
      milestones: 'risks',
      mitigation: NONE,
      mitigated: 'risks',
      mitigatedChance: 'risks',
      mitigatedShare: 'risks',
      owner: NONE,
      due: NONE,
      deleted: 'risks',
    },
  },
  wait: {
    born: 'risks',
    attributes: {
      title: NONE,
      program: 'risks',
      form: 'risks',
      with: NONE,
      item: 'risks',
      milestone: 'risks',
      asked: 'risks',
      promised: 'risks',
      answered: 'risks',
      low: 'risks',
      likely: 'risks',
      high: 'risks',
      deleted: 'risks',
    },
  },
  // Nothing that is asked for moves a date before it is approved; then its items do.
  request: {
    born: NONE,
    attributes: {
      title: NONE,
      program: NONE,
      milestone: NONE,
      asker: NONE,
      reason: NONE,
      items: NONE,
      work: NONE,
      state: NONE,
      asked: NONE,
      decidedBy: NONE,
      decidedOn: NONE,
      why: NONE,
      option: NONE,
      scenario: NONE,
      price: NONE,
      p50Before: NONE,
      p85Before: NONE,
      oddsBefore: NONE,
      p50After: NONE,
      p85After: NONE,
      oddsAfter: NONE,
      cost: NONE,
      deleted: NONE,
    },
  },
  expense: {
    born: NONE,
    attributes: {
      title: NONE,
      program: NONE,
      milestone: NONE,
      vendor: NONE,
      amount: NONE,
      day: NONE,
      every: NONE,
      deleted: NONE,
    },
  },
  objective: movesNothing('objective'),
  contribution: movesNothing('contribution'),
  measure: movesNothing('measure'),
  avenue: movesNothing('avenue'),
  scenario: { born: NONE, attributes: { name: NONE, program: NONE, note: NONE, state: NONE } },
  view: movesNothing('view'),
  change: { born: NONE, attributes: { scenario: NONE, form: NONE, words: NONE, undone: NONE } },
  word: { born: 'target', attributes: { field: 'target', text: 'target', program: 'target', means: 'target' } },
};

/** The input of a date that a fact belongs to; null when it moves none. `isBirth`: it came with the thing itself. */
export function inputGroupOf(fact: { kind: KindName; attribute: string; isBirth: boolean }): InputGroup | null {
  const { born, attributes } = TABLE[fact.kind];
  if (fact.isBirth) return born;
  return (attributes as Readonly<Record<string, InputGroup | null>>)[fact.attribute] ?? null;
}
