import { commandKey } from '../keys/command-key.ts';
import { showOverlay } from '../keys/overlay.ts';
import { Icon } from '../ui/icon.tsx';

/** Looks like a field and opens the palette. */
export function FindButton() {
  const key = commandKey();
  const keys = key === '⌘' ? '⌘K' : `${key} K`;
  return (
    <button
      type="button"
      className="find-button"
      aria-haspopup="dialog"
      aria-label={`Search or run … ${keys}`}
      onClick={() => showOverlay('palette')}
    >
      <Icon name="search" />
      <span>Search or run …</span>
      <kbd>{keys}</kbd>
    </button>
  );
}
