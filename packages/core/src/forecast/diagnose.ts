import type { Diagnostic } from '../vocabulary/index.ts';
import type { EndDefinition } from './answer.ts';
import type { Floor } from './floor.ts';
import { FLOOR_ITEMS, FLOOR_WEEKS } from './pace.ts';
import type { Past } from './past.ts';
import { isDormant } from './reference-class.ts';
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
  const { graph, learned } = frame.past;
  const record = learned.ledger.milestones[milestone]!;
  const found: Diagnostic[] = [];
  const say = (code: string, what: string, mend: string): void => {
    found.push({ code, severity: 'note', where: `milestone:${record.id}`, what, mend });
  };
  if (graph.programs.get(frame.past.program)?.history !== 'changelog') {
    say(
      'final-state-only',
      'final state only: membership of releases is as of the export, so items that joined later are counted from their creation on',
      'import the issues with their changelog',
    );
  }
  if (frame.isOver || run === null) return found;
  for (const team of frame.floor.thin) {
    const name = teamName(graph, learned.ledger.teams[team] ?? null);
    say(
      'thin-team',
      `${name} has fewer than ${FLOOR_ITEMS} items finished in ${FLOOR_WEEKS} weeks, so its weeks are drawn from the whole program`,
      'nothing to mend; its part is less sure than the others',
    );
  }
  const ended = run.correction.ended.length;
  if (ended < FEW_MILESTONES) {
    say(
      'few-milestones',
      `only ${ended} earlier milestones have ended, so the forecast leans on the simulation`,
      'import more of the past, or read the range as a rough one',
    );
  }
  const { waits } = run;
  if (waits.ring.length > 0) {
    const ids = waits.ring.map((item) => learned.ledger.ids[item]).join(', ');
    say('link-ring', `blocking links between ${ids} form a ring, so they are left out`, 'remove one of the links');
  }
  if (waits.outside.length > 0) {
    const ids = waits.outside.map((item) => learned.ledger.ids[item]).join(', ');
    say('waits-outside', `it waits for open items outside of it: ${ids}`, 'add them to it, or remove the links');
  }
  if (isDormant(learned, milestone, learned.ledger.asOf) && run.outlook.state.done > 0) {
    say(
      'dormant',
      'nothing was finished in it for eight weeks or more',
      'close it, or move its open items to a milestone that is worked on',
    );
  }
  return found;
}
