import './select.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
};

/** A choice of one from a list, as the platform draws it: it works with every hand, key and reader. */
export function Select({ label, value, options, disabled, onChange }: Props) {
  return (
    <label className="select">
      <span className="sr-only">{label}</span>
      <select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
