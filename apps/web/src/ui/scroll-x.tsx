import type { ReactNode } from 'react';

type Props = { readonly label: string; readonly className?: string; readonly children: ReactNode };

/** What may be wider than the page scrolls inside of it, also by keyboard. */
export function ScrollX({ label, className = '', children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would be one more landmark
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus, arrow keys could not scroll it
    <div className={`scroll-x ${className}`} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
