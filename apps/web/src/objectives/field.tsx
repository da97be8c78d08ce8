import type { ReactNode } from 'react';
import './aim-form.css';

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A field of a form with its name above. */
export function Field({ label, hint, wide = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={wide ? 'aim-field aim-field-wide' : 'aim-field'}>
      <span>{label}</span>
      {children}
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

/** A text that stands for a number; nothing is no number. */
export const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** A number or nothing as the text of a field. */
export const textOf = (value: number | string | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);
