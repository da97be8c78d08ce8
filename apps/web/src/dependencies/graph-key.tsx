import type { LinkRow } from './dependencies-query.ts';

const STROKES = [
  ['ring', 'link-key-late', undefined, 'Ring'],
  ['late', 'link-key-late', '9 4', 'Late: the giver is, as likely as not, not done'],
  ['at-risk', 'link-key-risk', '9 3 2 3', `May be late: in more than 15\u00a0% of the futures`],
  ['dangling', '', '2 4', 'Leads nowhere'],
  ['apart', '', '5 5', 'No order'],
] as const;

/** What the strokes mean, of those that are there. */
export function GraphKey({ links }: { readonly links: readonly LinkRow[] }) {
  const known = new Set(links.map(({ status }) => status));
  return (
    <div className="link-key">
      {STROKES.filter(([status]) => known.has(status)).map(([status, name, dash, words]) => (
        <span key={status}>
          <Stroke name={name} dash={dash} />
          {words}
        </span>
      ))}
      {links.some(({ isCritical }) => isCritical) ? (
        <span>
          <Stroke name="link-key-critical" dash={undefined} />
          Critical path
        </span>
      ) : null}
      <span>▸ begun, ✓ done; a dashed box is in no record</span>
      <span className="screen-only">Drag to move, Ctrl and the wheel or two fingers to zoom</span>
    </div>
  );
}

function Stroke({ name, dash }: { readonly name: string; readonly dash: string | undefined }) {
  return (
    <svg viewBox="0 0 30 8" aria-hidden="true" focusable="false">
      <path className={name} d="M0 4h30" strokeDasharray={dash} />
    </svg>
  );
}
