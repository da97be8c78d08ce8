import type { Diagnostic } from '../vocabulary/index.ts';
import type { EndDefinition } from './answer.ts';
import type { Floor } from './floor.ts';
import { FLOOR_ITEMS, FLOOR_WEEKS } from './pace.ts';
import type { Past } from './past.ts';
import { isDormant, isEarly } from './reference-class.ts';
import type { MilestoneRun } from './run-milestone.ts';
import { teamName } from './team-parts.ts';

interface Frame {
  readonly past: Past;
  readonly floor: Floor;
  readonly definition: EndDefinition;
  readonly isOver: boolean;
}

/** Fewer ended milestones than this, and the correction leans on the simulation and on other projects. */
const FEW_MILESTONES = 10;

/** What a reader of a milestone's forecast must know about the data behind it. */
export function diagnosticsOf(frame: Frame, milestone: number, run: MilestoneRun | null): readonly Diagnostic[] {
  const { past } = frame;
  const found = past.graph.programs.get(past.program)?.history === 'changelog' ? [] : [FINAL_STATE_ONLY];
  if (!frame.isOver && run !== null) {
    found.push(...ofTeams(frame), ...ofStage(past, milestone, run), ...ofWaits(past, run));
  }
  const where = `milestone:${past.learned.ledger.milestones[milestone]!.id}`;
  return found.map((note) => ({ ...note, severity: 'note', where }));
}

type Note = Pick<Diagnostic, 'code' | 'what' | 'mend'>;

const FINAL_STATE_ONLY: Note = {
  code: 'final-state-only',
  what: 'final state only: membership of releases is as of the export, so items that joined later are counted from their creation on',
  mend: 'import the issues with their changelog',
};

function ofTeams({ past, floor }: Frame): readonly Note[] {
  return [...floor.thin].map((team) => {
    const name = teamName(past.graph, past.learned.ledger.teams[team] ?? null);
    return {
      code: 'thin-team',
      what: `${name} has fewer than ${FLOOR_ITEMS} items finished in ${FLOOR_WEEKS} weeks, so its weeks are drawn from the whole program`,
      mend: 'nothing to mend; its part is less sure than the others',
    };
  });
}

function ofStage({ learned }: Past, milestone: number, run: MilestoneRun): readonly Note[] {
  const notes: Note[] = [];
  const { known, done } = run.outlook.state;
  if (isEarly(run.outlook.state)) {
    notes.push({
      code: 'early',
      what: `only ${done} of its ${known} items ${done === 1 ? 'is' : 'are'} finished, so the range is wide: it rests on the pace of its teams, and on how earlier milestones went on from there`,
      mend: 'nothing to mend; the range narrows as more is finished',
    });
  }
  const ended = run.correction.ended.length;
  if (ended < FEW_MILESTONES) {
    notes.push({
      code: 'few-milestones',
      what: `only ${ended} earlier milestones have ended, so the forecast leans on ${LEANS_ON[Number(isEarly(run.outlook.state))]}`,
      mend: 'import more of the past, or read the range as a rough one',
    });
  }
  if (isDormant(learned, milestone, learned.ledger.asOf) && done > 0) {
    notes.push({
      code: 'dormant',
      what: 'nothing was finished in it for eight weeks or more',
      mend: 'close it, or move its open items to a milestone that is worked on',
    });
  }
  return notes;
}

const LEANS_ON = ['the simulation', 'what other projects had in common'] as const;

function ofWaits({ learned }: Past, { waits }: MilestoneRun): readonly Note[] {
  const named = (items: readonly number[]): string => items.map((item) => learned.ledger.ids[item]).join(', ');
  const notes: Note[] = [];
  if (waits.ring.length > 0) {
    const what = `blocking links between ${named(waits.ring)} form a ring, so they are left out`;
    notes.push({ code: 'link-ring', what, mend: 'remove one of the links' });
  }
  if (waits.outside.length > 0) {
    const what = `it waits for open items outside of it: ${named(waits.outside)}`;
    notes.push({ code: 'waits-outside', what, mend: 'add them to it, or remove the links' });
  }
  return notes;
}
