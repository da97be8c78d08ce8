import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import './dialog.css';

type Props = {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Over everything else until it is closed: by Escape, by a click beside it, or by what is in it. Focus then returns. */
export function Dialog({ label, className = '', onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // What one types into comes first, wherever it stands.
    element?.querySelector<HTMLElement>('input')?.focus();
    return () => element?.close();
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Marked as done, so that the drawer below does not close with it.
    event.preventDefault();
    onClose();
  };
  const closeBeside = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog
      className={`dialog ${className}`}
      aria-label={label}
      ref={dialog}
      onKeyDown={closeOnEscape}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={closeBeside}
    >
      {children}
    </dialog>
  );
}
