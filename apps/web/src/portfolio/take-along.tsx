import type { PortfolioView } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { addressOf, read } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { say } from '../edits/edits.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { fontsInPicture } from './fonts-in-picture.ts';
import { portfolioCsv } from './portfolio-csv.ts';

/** What a reader takes along: a page of PDF, a picture, a file of rows, paper. `view` has what is shown. */
export function TakeAlong({ view }: { readonly view: PortfolioView }) {
  const { day, scenario } = useMoment();
  const [busy, setBusy] = useState(false);
  const name = `portfolio-${view.asOf}`;
  const take = (make: () => Promise<void>) => () => {
    setBusy(true);
    make()
      .catch((error: unknown) => say(`It could not be made: ${problemOf(error).title}`, { isFailure: true }))
      .finally(() => setBusy(false));
  };
  const pdf = async () => {
    const programs = view.programs.map(({ program }) => program.id).join(',');
    const params = { asOf: day, scenario, programs, paper: isAmerican() ? 'letter' : undefined };
    const made = await read<{ readonly name: string; readonly pdf: string }>(addressOf('/api/portfolio/pdf', params));
    saveFile(new Blob([bytesOf(made.pdf)], { type: 'application/pdf' }), made.name);
  };
  const csv = () =>
    saveFile(new Blob([portfolioCsv(view.programs)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  return (
    <>
      <Button kind="bare" size="small" disabled={busy} onClick={take(pdf)}>
        PDF
      </Button>
      <Button kind="bare" size="small" disabled={busy} onClick={take(() => savePicture(`${name}.png`))}>
        PNG
      </Button>
      <Button kind="bare" size="small" onClick={csv}>
        CSV
      </Button>
      <Button kind="bare" size="small" onClick={() => window.print()}>
        Print
      </Button>
    </>
  );
}

const isAmerican = () => /^(en-US|en-CA|es-MX)/.test(navigator.language);

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Twice as fine as the screen, so that it can be shown on a large one. */
const FINE = 2;

/** Around the page, so that nothing of it stands at the edge. */
const MARGIN = 24;

/** Writes the colours of drawings into them, as they are copied without their style sheet. Gives what takes them out again. */
function paintInPlace(page: HTMLElement): () => void {
  const parts = [...page.querySelectorAll<SVGElement>('svg [class]')].map((part) => {
    const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(part);
    return { part, before: part.getAttribute('style'), now: { fill, stroke, strokeWidth, strokeDasharray } };
  });
  for (const { part, now } of parts) Object.assign(part.style, now);
  return () => {
    for (const { part, before } of parts)
      if (before === null) part.removeAttribute('style');
      else part.setAttribute('style', before);
  };
}

/** The page as a picture, without what is only to be clicked. */
async function savePicture(name: string): Promise<void> {
  const { toBlob } = await import('html-to-image');
  const page = document.querySelector<HTMLElement>('#main .page-content');
  if (!page) return;
  const fontEmbedCSS = await fontsInPicture();
  const unpaint = paintInPlace(page);
  const picture = await toBlob(page, {
    pixelRatio: FINE,
    width: page.offsetWidth + 2 * MARGIN,
    height: page.offsetHeight + 2 * MARGIN,
    fontEmbedCSS,
    backgroundColor: getComputedStyle(document.documentElement).getPropertyValue('--surface').trim(),
    filter: (node) => !(node instanceof HTMLElement && node.matches('.screen-only, .section-actions, .button')),
    style: { padding: `${MARGIN}px`, boxSizing: 'border-box' },
  }).finally(unpaint);
  if (!picture) throw new Error('The browser drew no picture');
  saveFile(picture, name);
}
