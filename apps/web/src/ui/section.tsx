import { type ReactNode, useId } from 'react';
import './section.css';

type Props = {
  readonly title: ReactNode;
  /** What the picture shows, in a few words. */
  readonly note?: ReactNode;
  /** Buttons at the right of the head. */
  readonly actions?: ReactNode;
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A part of a page: a hairline, a heading, what it shows. */
export function Section({ title, note, actions, id, className = '', children }: Props) {
  const heading = useId();
  return (
    <section className={`section ${className}`} id={id} aria-labelledby={heading}>
      <header className="section-head">
        <h2 id={heading}>{title}</h2>
        {note ? <p>{note}</p> : null}
        {actions ? <div className="section-actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
