import { type Day, daysBetween, endOfDay } from '@fulcrum/core/calendar';
import { isClosed, type ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { MilestoneRow, OverviewView, Words } from '../views/index.ts';
import { graphAsOf } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import { activeMilestones, type RowsOf } from './active-milestones.ts';
import { attention, milestoneHref } from './attention.ts';
import { keptBacktest, landedRows } from './calibration.ts';
import { REPLICATIONS } from './compute.ts';
import { itemsEvidence } from './evidence-ref.ts';
import { forecastWords } from './forecast-view.ts';
import { programForecast } from './forecasts.ts';
import { countWords, dayWords, moveWords, oddsWords, piece, rangeWords } from './phrases.ts';
import { programDiagnostics } from './program-diagnostics.ts';
import { teamRows } from './team-rows.ts';

/** The first page of a program: when each release lands, what needs attention, how the teams go, how good earlier dates were. */
export async function overview(workbench: Workbench, of: RowsOf): Promise<OverviewView> {
  const { program: id, asOf } = of;
  const graph = graphAsOf(workbench, asOf);
  const program = graph.programs.get(id) as ProgramRecord;
  const whole = await programForecast(workbench, id, asOf);
  const rows = (await activeMilestones(workbench, of)).map(({ row }) => row);
  const kept = await keptBacktest(workbench, id);
  const counts = countItems(graph, id);
  return {
    asOf,
    program: programRef(program),
    headline: headline(rows, { program: id, asOf }),
    detail: detail(rows, { program: id, asOf, ...counts }),
    openItems: counts.open,
    items: counts.total,
    milestones: rows,
    attention: [...attention({ graph, program: id, asOf }, rows)],
    teams: [...teamRows(graph, id, asOf)],
    calibration: summary(landedRows(kept?.report ?? null, asOf, 12)),
    whole: { words: forecastWords(whole), quantiles: whole.status === 'ok' ? whole.quantiles : null },
    replications: REPLICATIONS,
    diagnostics: programDiagnostics(graph, id),
    evidence: [
      itemsEvidence('All items known then', { program: id, asOf, filter: { program: id }, count: counts.total }),
    ],
  };
}

/** A program as the surfaces name it. */
export function programRef(program: ProgramRecord): OverviewView['program'] {
  return { id: program.id, key: program.key ?? program.id, name: program.name ?? program.id };
}

/** How many items a program has, and how many of them are open. */
export function countItems(graph: ProgramGraph, program: string): { total: number; open: number } {
  let [total, open] = [0, 0];
  for (const item of graph.items.values()) {
    if (item.program !== program) continue;
    total++;
    if (!isClosed(item)) open++;
  }
  return { total, open };
}

interface Place {
  readonly program: string;
  readonly asOf: Day;
}

/** The milestone that the page is about: the largest with a target in danger, else the largest with a date. */
function leading(rows: readonly MilestoneRow[]): MilestoneRow | undefined {
  const dated = rows.filter((row) => row.quantiles !== null && row.health !== 'finished');
  const endangered = dated.filter((row) => row.oddsOfTarget !== null && row.oddsOfTarget < 0.6);
  return (endangered.length > 0 ? endangered : dated).toSorted((one, other) => other.open - one.open)[0];
}

function headline(rows: readonly MilestoneRow[], place: Place): Words {
  const lead = leading(rows);
  if (lead?.quantiles == null) {
    const day = dayWords(place.asOf, '');
    const none = `No release is being worked on as of ${day}: nothing was finished lately in any that has open items.`;
    return [piece.text(rows.length === 0 ? none : 'No release can be forecast yet: too little was finished lately.')];
  }
  return [...landing(lead, place), ...movement(lead, place)];
}

function landing(lead: MilestoneRow, { program, asOf }: Place): Words {
  const href = milestoneHref(program, lead.id);
  const range = rangeWords(lead.quantiles as { p15: Day; p85: Day }, asOf);
  const words = [piece.text(`${lead.name} lands `), piece.link(range, href)];
  if (lead.target === null || lead.oddsOfTarget === null) return [...words, piece.text('.')];
  const target = piece.text(`, so its ${dayWords(lead.target, asOf)} target has `);
  return [...words, target, piece.link(oddsWords(lead.oddsOfTarget), href), piece.text('.')];
}

/** How the 85 % date moved in a week, and what changed in the milestone meanwhile. */
function movement(lead: MilestoneRow, { program }: Place): Words {
  if (lead.movedDays === null) return [];
  if (lead.movedDays === 0) return [piece.text(' The 85\u00a0% date is the same as last week.')];
  const moved = piece.link(moveWords(lead.movedDays), milestoneHref(program, lead.id));
  return [piece.text(' The 85\u00a0% date is '), moved, piece.text(' than last week: '), ...inSentence(lead.moves)];
}

/** Words that stood alone, as the end of a sentence. */
function inSentence([first, ...rest]: Words): Words {
  const start =
    first === undefined ? [] : [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }];
  return [...start, ...rest, piece.text('.')];
}

const WIDE_DAYS = 90;

/** Said when the range of the leading milestone is too wide to plan by, with what would narrow it. */
function width(lead: MilestoneRow | undefined, asOf: Day): readonly string[] {
  const { p15, p85 } = lead?.quantiles ?? {};
  if (!lead || !p15 || !p85) return [];
  const days = daysBetween(p15, p85);
  if (days < WIDE_DAYS || days < daysBetween(asOf, p85) / 2) return [];
  const done = lead.total - lead.open;
  return [
    `Its range is wide, ${countWords(days, 'day')}: ${done.toLocaleString('en')} of its ${countWords(lead.total, 'item')} ${done === 1 ? 'is' : 'are'} finished.`,
  ];
}

function detail(rows: readonly MilestoneRow[], place: Place & { open: number; total: number }): Words {
  const lead = leading(rows);
  const others = rows.filter((row) => row !== lead && row.quantiles !== null && row.form === 'release').slice(0, 2);
  const dates = others.map(
    (row) =>
      `${row.name}: ${rangeWords(row.quantiles as { p15: Day; p85: Day }, place.asOf)}${row.oddsOfTarget === null ? '' : ` (${oddsWords(row.oddsOfTarget)} of its target)`}.`,
  );
  const said = [...width(lead, place.asOf), ...dates];
  const openAt = itemsEvidence('Open items', {
    program: place.program,
    asOf: place.asOf,
    filter: { program: place.program, openAt: endOfDay(place.asOf) },
    count: place.open,
  });
  return [
    ...(said.length > 0 ? [piece.text(`${said.join(' ')} `)] : []),
    piece.figure(countWords(place.open, 'item'), openAt),
    piece.text(` of ${place.total.toLocaleString('en')} ${place.open === 1 ? 'is' : 'are'} open.`),
  ];
}

function summary(rows: ReturnType<typeof landedRows>): OverviewView['calibration'] {
  if (rows.length === 0) return null;
  const byP85 = rows.filter((row) => row.verdict !== 'late').length;
  const inside = rows.filter((row) => row.verdict === 'inside').length;
  const share = (count: number) => `${Math.round((count / rows.length) * 100)}\u00a0%`;
  const words: Words = [
    piece.text(`Of the last ${rows.length} releases, `),
    {
      text: `${byP85} landed by their 85\u00a0% date`,
      strong: true,
      evidence: { kind: 'calibration', label: 'What was said half-way, and what happened', params: {} },
    },
    piece.text(` (${share(byP85)}) and ${inside} inside the range (${share(inside)}; 70\u00a0% is ideal).`),
  ];
  return { count: rows.length, byP85, inside, recent: [...rows], words };
}
