import PDFDocument from 'pdfkit';
import type { MilestoneRow, Words } from '../../views/index.ts';

/** The colours of the paper: those of the light theme. */
export const INK = {
  strong: '#16191f',
  soft: '#636a77',
  line: '#e3e6ea',
  axis: '#c9ced6',
  band: '#dbe7fc',
  range: '#92b5f3',
  median: '#123f9c',
} as const;

/** How a mark says where something stands: by shape and word, then by colour. */
export interface Tone {
  readonly shape: 'disc' | 'diamond' | 'triangle' | 'ring';
  readonly ink: string;
  readonly words: string;
}

export const TONES: Readonly<Record<MilestoneRow['health'], Tone>> = {
  'on-track': { shape: 'disc', ink: '#0b6b57', words: 'on track' },
  'at-risk': { shape: 'diamond', ink: '#8a5a00', words: 'at risk' },
  late: { shape: 'triangle', ink: '#b3261e', words: 'late' },
  'no-target': { shape: 'ring', ink: '#636a77', words: 'no target' },
  'no-forecast': { shape: 'ring', ink: '#636a77', words: 'no forecast' },
  finished: { shape: 'disc', ink: '#474d59', words: 'finished' },
};

interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly ink?: string;
}

interface TextStyle extends Style {
  readonly width?: number;
  /** How many lines it may take before it ends in dots. */
  readonly lines?: number;
}

/** One page of paper, with a place where the next thing goes. Lengths are points. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y: number;
  readonly use: (style: Style) => void;
  /** Writes text; returns where its first line ends. */
  readonly text: (words: string, at: readonly [x: number, y: number], style?: TextStyle) => number;
  readonly rule: (y: number, ink?: string) => void;
  readonly mark: (x: number, y: number, tone: Tone) => void;
  readonly end: () => Promise<Buffer>;
}

const MARGIN = 36;

/** Opens a page in landscape. The same page of the same day is the same file, as far as the format lets it. */
export function openSheet(title: string, of: { readonly paper: 'a4' | 'letter'; readonly day: string }): Sheet {
  const doc = new PDFDocument({
    size: of.paper === 'a4' ? 'A4' : 'LETTER',
    layout: 'landscape',
    margin: MARGIN,
    autoFirstPage: true,
    info: { Title: title, Producer: 'Fulcrum', Creator: 'Fulcrum', CreationDate: new Date(of.day) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))));
  // A text that runs over the margin would begin another page: everything here is placed.
  doc.page.margins.bottom = 0;
  const width = doc.page.width - 2 * MARGIN;
  const use = ({ size = 9, bold = false, ink = INK.strong }: Style) =>
    void doc
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor(ink);
  const text: Sheet['text'] = (words, [x, y], { width: most, lines = 1, ...style } = {}) => {
    use(style);
    const room = most ?? MARGIN + width - x;
    const shown = inFont(words);
    const height = (style.size ?? 9) * 1.2 * lines;
    doc.text(shown, x, y, { width: room, height, ellipsis: true, lineBreak: true });
    return x + Math.min(room, doc.widthOfString(shown));
  };
  return {
    doc,
    left: MARGIN,
    width,
    bottom: doc.page.height - MARGIN,
    y: MARGIN,
    use,
    text,
    rule: (y, ink = INK.axis) =>
      void doc
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + width, y)
        .lineWidth(0.5)
        .stroke(ink),
    mark: (x, y, tone) => drawMark(doc, { x, y }, tone),
    end: () => {
      doc.end();
      return ended;
    },
  };
}

function drawMark(doc: PDFKit.PDFDocument, { x, y }: { x: number; y: number }, { shape, ink }: Tone): void {
  const r = 3.2;
  if (shape === 'disc') doc.circle(x, y, r).fill(ink);
  else if (shape === 'ring')
    doc
      .circle(x, y, r - 0.4)
      .lineWidth(1)
      .stroke(ink);
  else if (shape === 'diamond') doc.polygon([x, y - r], [x + r, y], [x, y + r], [x - r, y]).fill(ink);
  else doc.polygon([x, y - r], [x + r, y + r * 0.9], [x - r, y + r * 0.9]).fill(ink);
}

/** A sentence without its figures, in the letters of the font. */
export function plainWords(words: Words): string {
  return inFont(words.map(({ text }) => text).join(''));
}

// The fonts that every reader of PDF has hold the letters of Western Europe (Windows-1252); others are shown as a box on the page.
const OTHERS: Readonly<Record<string, string>> = { '−': '-', '→': 'to', '\u00a0': ' ', '≥': '>=', '≤': '<=' };

function inFont(words: string): string {
  return words.replaceAll(
    /[^\n\u0020-\u007e\u00a1-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu,
    (letter) => OTHERS[letter] ?? '?',
  );
}
