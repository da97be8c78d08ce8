import type { ReactNode } from 'react';
import './segments.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: ReactNode])[];
  readonly onChange: (value: string) => void;
};

/** A choice of one from a few that are all in sight. */
export function Segments({ label, value, options, onChange }: Props) {
  return (
    <fieldset className="segments">
      <legend className="sr-only">{label}</legend>
      {options.map(([option, words]) => (
        <button type="button" key={option} aria-pressed={option === value} onClick={() => onChange(option)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
