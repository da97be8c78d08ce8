import './switch.css';

type Props = {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly onChange: (on: boolean) => void;
};

export function Switch({ label, on, onChange, disabled = false, title }: Props) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      disabled={disabled}
      title={title}
      onClick={() => onChange(!on)}
    >
      <i aria-hidden="true" />
      {label}
    </button>
  );
}
