import type { Day } from '@fulcrum/core/calendar';
import { countWords, dayWords, oddsWords } from '../answers/phrases.ts';
import type { PortfolioRow, PortfolioView } from '../views/index.ts';
import { axisOver, drawAxis, drawRange, type PaperAxis } from './pdf/paper-range.ts';
import { INK, openSheet, plainWords, type Sheet, TONES } from './pdf/sheet.ts';

/** Where the columns of the table begin, in points from the left edge of the text. */
interface Columns {
  readonly odds: number;
  readonly range: number;
  readonly sure: number;
  readonly trend: number;
  readonly why: number;
}

const ROW = 30;
const GROUP = 20;
/** Decisions have at least so much of the page. */
const LEAST_DECISIONS = 64;
const LINE = 12;

/** The portfolio on one page, landscape: what a leader gets on paper. Vector, with its text as text. */
export async function portfolioPdf(view: PortfolioView, paper: 'a4' | 'letter'): Promise<Buffer> {
  const sheet = openSheet(`Portfolio as of ${view.asOf}`, { paper, day: view.asOf });
  drawHead(sheet, view);
  drawTable(sheet, view);
  drawDecisions(sheet, view);
  drawFoot(sheet, view);
  return sheet.end();
}

function drawHead(sheet: Sheet, view: PortfolioView): void {
  const { doc, left, width } = sheet;
  sheet.text(`Portfolio as of ${dayWords(view.asOf, '')}`, [left, sheet.y], { size: 9, ink: INK.soft });
  sheet.y += 15;
  sheet.use({ size: 16, bold: true, ink: INK.strong });
  const words = plainWords(view.headline);
  doc.text(words, left, sheet.y, { width, height: 42, ellipsis: true, lineGap: 1 });
  sheet.y += Math.min(42, doc.heightOfString(words, { width, lineGap: 1 })) + 6;
  sheet.text(plainWords(view.detail), [left, sheet.y], { size: 9, ink: INK.soft, width });
  sheet.y += 20;
}

function columnsOf({ left, width }: Sheet): Columns {
  const range = left + 190;
  const sure = range + Math.round(width * 0.3);
  return { odds: left + 120, range, sure: sure + 12, trend: sure + 68, why: sure + 178 };
}

/** The rows that fit: what is promised comes before what nobody waits for. */
function rowsThatFit(view: PortfolioView, room: number): readonly PortfolioView['programs'][number][] {
  let left = room;
  return view.programs.flatMap((part) => {
    const rows = part.milestones.toSorted((one, other) => rank(one) - rank(other));
    const fit = Math.min(rows.length, Math.floor((left - GROUP) / ROW));
    if (fit <= 0) return [];
    left -= GROUP + fit * ROW;
    return [{ ...part, milestones: rows.slice(0, fit) }];
  });
}

function rank({ target, form }: PortfolioRow): number {
  return (target === null ? 2 : 0) + (form === 'release' ? 0 : 1);
}

function drawTable(sheet: Sheet, view: PortfolioView): void {
  const columns = columnsOf(sheet);
  const decisionsNeed = LEAST_DECISIONS + Math.min(4, view.decisions.length) * LINE;
  const shown = rowsThatFit(view, sheet.bottom - sheet.y - decisionsNeed);
  const rows = shown.flatMap(({ milestones }) => milestones);
  const axis = axisOver(rows, view.asOf, { from: columns.range, to: columns.sure - 24 });
  const heads = [
    [sheet.left, 'Release'],
    [columns.odds, 'Odds of target'],
    [columns.sure, '85 % by'],
    [columns.trend, 'Nine weeks'],
    [columns.why, 'What moved it in a week'],
  ] as const;
  for (const [x, head] of heads) sheet.text(head, [x, sheet.y], { size: 8, ink: INK.soft });
  if (axis !== null) drawAxis(sheet, axis, sheet.y);
  sheet.y += 13;
  for (const part of shown) {
    drawGroup(sheet, part);
    for (const row of part.milestones) drawRow(sheet, row, { columns, axis, asOf: view.asOf });
  }
  const all = view.programs.reduce((sum, { milestones }) => sum + milestones.length, 0);
  if (all > rows.length)
    sheet.text(`and ${countWords(all - rows.length, 'milestone')} more in the workbench`, [sheet.left, sheet.y + 3], {
      size: 8,
      ink: INK.soft,
    });
  sheet.y += all > rows.length ? 16 : 6;
}

function drawGroup(sheet: Sheet, { program, owner, openItems }: PortfolioView['programs'][number]): void {
  const tail = [owner, `${openItems.toLocaleString('en')} open items`].filter(Boolean).join(', ');
  const end = sheet.text(program.name, [sheet.left, sheet.y + 5], { size: 10, bold: true, width: 300 });
  sheet.text(tail, [end + 8, sheet.y + 6], { size: 8, ink: INK.soft });
  sheet.y += GROUP;
  sheet.rule(sheet.y - 1);
}

interface RowPlace {
  readonly columns: Columns;
  readonly axis: PaperAxis | null;
  readonly asOf: Day;
}

function drawRow(sheet: Sheet, row: PortfolioRow, { columns, axis, asOf }: RowPlace): void {
  const y = sheet.y + 5;
  sheet.text(row.name.replace(/^(release|version)\s+(?=\d)/i, ''), [sheet.left, y], { bold: true, width: 114 });
  sheet.text(`${row.open} of ${row.total} open`, [sheet.left, y + 11], { size: 7.5, ink: INK.soft });
  const tone = TONES[row.health];
  sheet.mark(columns.odds + 3, y + 4, tone);
  const odds = row.oddsOfTarget === null ? tone.words : `${oddsWords(row.oddsOfTarget)} ${tone.words}`;
  sheet.text(odds, [columns.odds + 10, y], { ink: tone.ink, width: 62 });
  if (row.target !== null)
    sheet.text(`for ${dayWords(row.target, asOf)}`, [columns.odds + 10, y + 11], {
      size: 7.5,
      ink: INK.soft,
      width: 62,
    });
  if (axis !== null) drawRange(sheet, row, { axis, y: sheet.y, height: ROW });
  const p85 = row.quantiles?.p85;
  sheet.text(p85 ? dayWords(p85, asOf) : 'no date', [columns.sure, y], { bold: true });
  if (row.movedDays !== null && row.movedDays !== 0)
    sheet.text(`${row.movedDays > 0 ? '+' : '-'}${Math.abs(row.movedDays)} d in a week`, [columns.sure, y + 11], {
      size: 7.5,
      ink: INK.soft,
    });
  sheet.text(row.trend.words, [columns.trend, y], { size: 8, width: 104, lines: 2 });
  sheet.text(plainWords(row.why ?? row.moves), [columns.why, y], {
    size: 8,
    width: sheet.left + sheet.width - columns.why,
    lines: 2,
  });
  sheet.y += ROW;
  sheet.rule(sheet.y - 0.5, INK.line);
}

function drawDecisions(sheet: Sheet, { decisions }: PortfolioView): void {
  sheet.text(decisions.length === 0 ? 'Nothing waits for a decision.' : 'To decide', [sheet.left, sheet.y + 4], {
    size: 11,
    bold: true,
  });
  sheet.y += 20;
  const fit = Math.max(0, Math.floor((sheet.bottom - 22 - sheet.y) / LINE));
  for (const { words, detail, severity } of decisions.slice(0, fit)) {
    sheet.mark(
      sheet.left + 3,
      sheet.y + 5,
      severity === 'late' ? TONES.late : severity === 'risk' ? TONES['at-risk'] : TONES['no-target'],
    );
    const end = sheet.text(plainWords(words), [sheet.left + 11, sheet.y], { width: sheet.width * 0.5 });
    sheet.text(detail, [end + 8, sheet.y + 0.5], { size: 8, ink: INK.soft, width: sheet.left + sheet.width - end - 8 });
    sheet.y += LINE;
  }
  if (decisions.length > fit)
    sheet.text(`and ${decisions.length - fit} more`, [sheet.left + 11, sheet.y], { size: 8, ink: INK.soft });
}

function drawFoot(sheet: Sheet, { asOf }: PortfolioView): void {
  const words = `Light bar: 5 to 95 %. Dark bar: 15 to 85 %. Tick: even odds. Flag: target. Forecast with what was known on ${dayWords(asOf, '')}.`;
  sheet.text(words, [sheet.left, sheet.bottom - 9], { size: 7.5, ink: INK.soft });
}
