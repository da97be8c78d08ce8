/** Moves through the rows of what is on the page: 1 down, −1 up. Returns false when there is nowhere to go. */
export type MoveRow = (step: 1 | -1) => boolean;

// A list of its own way, such as a virtual one, stands in front of the plain tables while it is on the page.
let mover: MoveRow | undefined;

/** Lets a list answer to j and k; call the returned function when it leaves the page. */
export function answerToRowKeys(move: MoveRow): () => void {
  mover = move;
  return () => {
    if (mover === move) mover = undefined;
  };
}

export const moveRow: MoveRow = (step) => (mover ? mover(step) : moveInTables(step));

const ROWS = '#main .table tbody tr, #main [data-row]';
const FOCUSABLE = 'a[href], button:not(:disabled)';

/** The rows of plain tables: focus goes to the first thing in them that can be opened. */
function moveInTables(step: 1 | -1): boolean {
  const stops = [...document.querySelectorAll(ROWS)].flatMap((row) => row.querySelector<HTMLElement>(FOCUSABLE) ?? []);
  const here = stops.findIndex((stop) => stop.closest('tr, [data-row]')?.contains(document.activeElement));
  const next = stops[here === -1 ? (step === 1 ? 0 : stops.length - 1) : here + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}
