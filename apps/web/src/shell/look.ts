/** How a reader wants the product to look, kept in their browser. */
type Look = {
  readonly theme?: 'light' | 'dark' | undefined;
  readonly density?: 'roomy' | undefined;
  /** The welcome was closed. */
  readonly welcomed?: boolean;
  /** The tour was left, at its end or before. */
  readonly toured?: boolean;
};

const KEY = 'fulcrum.look';

function kept(): Look {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Look;
  } catch {
    return {};
  }
}

function keep(part: Look): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...part }));
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Follows the system until the reader chooses. */
export function switchTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  keep({ theme });
}

export function switchDensity(): void {
  const { dataset } = document.documentElement;
  if (dataset.density === 'roomy') delete dataset.density;
  else dataset.density = 'roomy';
  keep({ density: dataset.density === 'roomy' ? 'roomy' : undefined });
}

export const wasWelcomed = (): boolean => kept().welcomed === true;

/** The welcome was read, and does not come back. */
export const keepWelcomed = (): void => keep({ welcomed: true });

export const wasToured = (): boolean => kept().toured === true;

/** The tour is not offered again. */
export const keepToured = (): void => keep({ toured: true });
