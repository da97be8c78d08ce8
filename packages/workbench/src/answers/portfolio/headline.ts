import type { Day } from '@fulcrum/core/calendar';
import type { Decision, MilestoneRow, PortfolioView, Words } from '../../views/index.ts';
import { milestoneHref } from '../attention.ts';
import { countWords, dayWords, moveWords, oddsWords, piece } from '../phrases.ts';

type Program = PortfolioView['programs'][number];
type Source = Pick<PortfolioView, 'asOf' | 'programs' | 'decisions'>;

const NONE =
  'No release is being worked on: nothing was finished lately in any. Move the as-of day, or import a tracker’s export.';

/** All of it in one line: how many programs are on track, and the date that needs a decision most. */
export function headline(source: Source): Words {
  const { programs } = source;
  if (programs.every(({ milestones }) => milestones.length === 0)) return [piece.text(NONE)];
  const promised = programs.filter(({ health }) => health !== 'no-target');
  if (promised.length === 0) return [piece.text('No date is promised: give a release a target to see its odds.')];
  const urgent = urgentOf(source);
  const opening = programs.length === 1 ? [] : countsOf(promised, programs.length);
  if (urgent === null) return programs.length === 1 ? allWell(programs) : [...opening, piece.text('.')];
  return [
    ...opening,
    ...(opening.length === 0 ? [] : [piece.text('; ')]),
    ...urgentWords(source, urgent),
    piece.text('.'),
  ];
}

function countsOf(promised: readonly Program[], all: number): Words {
  const well = promised.filter(({ health }) => health === 'on-track').length;
  if (promised.length === 1)
    return [
      { text: 'The only program with a target', strong: true },
      piece.text(` is ${well === 1 ? '' : 'not '}on track`),
    ];
  const strong = well === promised.length ? `All ${promised.length}` : `${well} of ${promised.length}`;
  const noun = all > promised.length ? 'programs with a target' : 'programs';
  return [{ text: `${strong} ${noun}`, strong: true }, piece.text(` ${well === 1 ? 'is' : 'are'} on track`)];
}

function allWell(programs: readonly Program[]): Words {
  const rows = programs.flatMap(({ milestones }) => milestones).filter(({ target }) => target !== null);
  const [first] = rows;
  if (rows.length === 1 && first?.oddsOfTarget != null)
    return [
      { text: `${first.name} is on track`, strong: true },
      piece.text(`: ${oddsWords(first.oddsOfTarget)} of its target.`),
    ];
  return [{ text: `All ${countWords(rows.length, 'promised date')} are on track`, strong: true }, piece.text('.')];
}

interface Urgent {
  readonly decision: Decision;
  readonly program: Program;
  readonly row: MilestoneRow;
}

/** The date that needs a decision most: the soonest target of the worst ones. */
function urgentOf({ programs, decisions }: Source): Urgent | null {
  const found = decisions.flatMap((decision): Urgent[] => {
    if (decision.kind !== 'odds' && decision.kind !== 'target-passed') return [];
    const program = programs.find(({ program: { id } }) => id === decision.program);
    const row = program?.milestones.find(({ id }) => id === decision.milestone);
    return program && row ? [{ decision, program, row }] : [];
  });
  const rank = ({ decision, row }: Urgent) => `${decision.severity === 'late' ? 0 : 1}${row.target ?? ''}`;
  return found.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))[0] ?? null;
}

function urgentWords({ programs, decisions, asOf }: Source, { decision, program, row }: Urgent): Words {
  const words: Words = [
    piece.link(
      `${row.name.includes(program.program.name) ? '' : ofProgram(programs, program.program)}${row.name}`,
      decision.href,
    ),
    piece.text(' '),
    { text: 'needs a decision', strong: true },
  ];
  const target = dayWords(row.target ?? asOf, asOf);
  if (decision.kind === 'target-passed') words.push(piece.text(`: its ${target} target has passed`));
  else words.push(piece.text(`: ${oddsWords(row.oddsOfTarget ?? 0)} for its ${target} target`));
  if (row.movedDays !== null && row.movedDays !== 0)
    words.push(
      piece.text(', '),
      piece.link(`${moveWords(row.movedDays)} than a week ago`, whyHref(program.program.id, row.id)),
    );
  const others = decisions.length - 1;
  if (others > 0) words.push(piece.text('; '), piece.link(`${others} more to decide`, '#decisions'));
  return words;
}

/** The name of a program before that of its milestone, where there are several programs. */
const ofProgram = (programs: readonly Program[], { name }: Program['program']) =>
  programs.length === 1 ? '' : `${name} `;

const whyHref = (program: string, milestone: string) =>
  `/programs/${encodeURIComponent(program)}/why?milestone=${encodeURIComponent(milestone)}`;

const COUNTED = [
  ['on-track', 'on track'],
  ['at-risk', 'at risk'],
  ['late', 'late'],
  ['no-target', 'without a target'],
  ['no-forecast', 'that cannot be forecast'],
] as const;

/** The dates by where they stand, and the one that moved most. */
export function detail({ programs, asOf }: Pick<Source, 'programs'> & { readonly asOf: Day }): Words {
  const rows = programs.flatMap(({ program, milestones }) => milestones.map((row) => ({ row, program })));
  if (rows.length === 0) return [];
  const named = COUNTED.map(
    ([health, words]) => [rows.filter(({ row }) => row.health === health).length, words] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  const words = [piece.text(`Of ${countWords(rows.length, 'date')}: ${named.join(', ')}.`)];
  const moved = rows
    .filter(({ row }) => row.movedDays !== null && row.movedDays !== 0)
    .toSorted((one, other) => Math.abs(other.row.movedDays ?? 0) - Math.abs(one.row.movedDays ?? 0))[0];
  if (!moved?.row.quantiles?.p85) return words;
  return [
    ...words,
    piece.text(` ${ofProgram(programs, moved.program)}${moved.row.name} moved most: `),
    piece.link(moveWords(moved.row.movedDays as number), milestoneHref(moved.program.id, moved.row.id)),
    piece.text(`, to ${dayWords(moved.row.quantiles.p85, asOf)} at 85\u00a0%.`),
  ];
}
