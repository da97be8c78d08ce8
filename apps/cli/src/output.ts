/** Prints an answer: as JSON when asked, else as words. */
export function print(isJson: boolean | undefined, json: unknown, words: () => string): void {
  process.stdout.write(isJson ? `${JSON.stringify(json, null, 2)}\n` : `${words()}\n`);
}

/** A table for a terminal: columns as wide as their widest cell, numbers to the right. */
export function table(rows: readonly (readonly (string | number | null)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  return texts
    .map((row, index) =>
      row
        .map((text, column) =>
          typeof rows[Math.max(index, 1)]?.[column] === 'number'
            ? text.padStart(widths[column] ?? 0)
            : text.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One line of progress, rewritten in place on a terminal; silence in a pipe. */
export function progressLine(): { readonly show: (text: string) => void; readonly end: () => void } {
  const isTerminal = process.stderr.isTTY === true;
  let isShown = false;
  return {
    show: (text) => {
      if (!isTerminal) return;
      process.stderr.write(`\r\u001b[2K${text}`);
      isShown = true;
    },
    end: () => {
      if (isShown) process.stderr.write('\r\u001b[2K');
    },
  };
}

/** Outside text made harmless to a terminal: escape sequences in it would repaint the screen. */
export function harmless(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}
