/** The colours of the picture: those of the page, read once for each theme. */
export type Palette = { readonly [K in (typeof NAMES)[number]]: string };

const NAMES = [
  'surface',
  'sunken',
  'line',
  'line-2',
  'edge',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-soft',
  'fc',
  'fc-deep',
  'fc-70',
  'fc-90',
  'sc',
  'sc-deep',
  'sc-70',
  'ghost',
  'target',
  'hatch',
  'late',
  'none-soft',
  'font-sans',
] as const;

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Palette;
}

/** Calls back when the colours of the page change; returns what stops that. */
export function onPaletteChange(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const print = matchMedia('print');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-density'] });
  dark.addEventListener('change', changed);
  print.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', changed);
    print.removeEventListener('change', changed);
  };
}
