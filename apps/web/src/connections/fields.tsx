import { type ClipboardEvent, useId } from 'react';
import type { Field } from './queries.ts';

/** What is filled in, by the names of the fields. */
export type Filled = Readonly<Record<string, string>>;

type Props = {
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly onFill: (filled: Filled) => void;
};

/** The fields of a form as a connector declares them. What is secret is written, and never shown. */
export function Fields({ fields, filled, onFill }: Props) {
  return fields.map((field) => (
    <FormField
      key={field.name}
      field={field}
      value={filled[field.name] ?? ''}
      onChange={(value) => onFill({ ...filled, [field.name]: value })}
    />
  ));
}

type FieldProps = { readonly field: Field; readonly value: string; readonly onChange: (value: string) => void };

export function FormField({ field, value, onChange }: FieldProps) {
  const id = useId();
  const { label, help, isSecret, isOptional } = field;
  // Keys in files have lines, which a field of one line would run together.
  const pasteLines = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text').trim();
    if (!isSecret || !pasted.includes('\n')) return;
    event.preventDefault();
    onChange(pasted);
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {label}
        {isOptional ? <small> optional</small> : null}
      </label>
      <input
        id={id}
        type={isSecret ? 'password' : 'text'}
        value={value}
        required={!isOptional}
        autoComplete={isSecret ? 'new-password' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={`${id}-help`}
        onPaste={pasteLines}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`}>{help}</p>
    </div>
  );
}

/** What was filled in, without what was left empty; spaces around a pasted token are no part of it. */
export function withoutEmpty(filled: Filled, fields: readonly Field[]): Filled {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(filled)
      .filter(([name, value]) => names.has(name) && value.trim() !== '')
      .map(([name, value]) => [name, value.trim()]),
  );
}
