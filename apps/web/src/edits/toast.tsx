import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ClashDialog } from './clash-dialog.tsx';
import { closeToast, editsNow, listenToEdits, undoLast } from './edits.ts';
import './toast.css';

// Long enough to read and reach; the key takes back for longer.
const SHOWN_MS = 12_000;

/** What the last edit did, with the way back; and the choice, when somebody said something else meanwhile. */
export function Edits() {
  const { toast, clash } = useSyncExternalStore(listenToEdits, editsNow);
  const [isHeld, setHeld] = useState(false);
  const id = toast?.id;
  useEffect(() => {
    if (id === undefined || isHeld) return;
    const timer = setTimeout(closeToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld]);
  return (
    <>
      {/* It is there before it speaks, or some readers would not hear it. */}
      <div className="toast-place" role="status">
        {toast ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: whoever points at it keeps it
          <div
            key={toast.id}
            className={toast.isFailure ? 'toast toast-failure' : 'toast'}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            {toast.isFailure ? <Icon name="warning" /> : null}
            <span>{toast.words}</span>
            {toast.canUndo ? (
              <Button size="small" onClick={() => void undoLast()}>
                Undo
              </Button>
            ) : null}
            <Button size="small" kind="bare" aria-label="Close the message" onClick={closeToast}>
              <Icon name="close" />
            </Button>
          </div>
        ) : null}
      </div>
      {clash ? <ClashDialog clash={clash} /> : null}
    </>
  );
}
