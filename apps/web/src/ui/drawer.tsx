import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import './drawer.css';
import { Icon } from './icon.tsx';

type Props = {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A panel beside the page (a sheet from below on a phone). Escape closes it from anywhere. */
export function Drawer({ title, note, closeLabel, onClose, children }: Props) {
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      // An overlay above the drawer, such as the palette, takes its own Escape first.
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);
  return (
    <aside className="drawer" aria-labelledby={heading} ref={panel} tabIndex={-1}>
      <header>
        <div>
          <h2 id={heading}>{title}</h2>
          {note ? <p>{note}</p> : null}
        </div>
        <Button kind="bare" onClick={onClose} aria-label={closeLabel}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
    </aside>
  );
}
