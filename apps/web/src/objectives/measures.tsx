import { type FormEvent, useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { Field, numberOf, textOf } from './field.tsx';
import { MeasureLine } from './measure-line.tsx';
import './measures.css';
import { dropEdit, newEdit, readingEdit } from './objective-edits.ts';
import type { Measure, Objective, ObjectivesView } from './objectives-query.ts';

type Props = { readonly view: ObjectivesView; readonly objective: Objective };

/** The numbers that tell whether an objective comes true. */
export function Measures({ view, objective }: Props) {
  return (
    <div className="objective-part">
      <h3>Measures</h3>
      {objective.measures.length === 0 ? (
        <p className="text-ink-2">No measure yet: what number would show that it came true?</p>
      ) : null}
      {objective.measures.map((measure) => (
        <OneMeasure key={measure.id} view={view} objective={objective} measure={measure} />
      ))}
      <NewMeasure view={view} objective={objective} />
    </div>
  );
}

const STATES: Readonly<Record<Measure['state'], readonly [tone: Tone, words: string]>> = {
  reached: ['ok', 'reached'],
  'on-course': ['ok', 'on course'],
  behind: ['risk', 'behind'],
  'turning-away': ['late', 'not moving to its goal'],
  unsure: ['none', 'no direction'],
  'too-few-readings': ['none', 'too few readings'],
  'no-goal': ['none', 'no goal'],
};

function OneMeasure({ view, objective, measure }: Props & { readonly measure: Measure }) {
  const { edit, busy, error } = useEdit();
  const [day, setDay] = useState(view.asOf);
  const [value, setValue] = useState('');
  const { id, name, unit, from, to, readings, state, share } = measure;
  const [tone, words] = STATES[state];
  const at = (of: string) => readings.find((one) => one.day === of)?.value ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reading = { day, value: Number(value), before: at(day) };
    edit(readingEdit({ id, name }, reading), () => setValue(''));
  };
  return (
    <article className="measure">
      <header>
        <h4>{name}</h4>
        <Status tone={tone}>{words}</Status>
        <Button
          size="small"
          kind="bare"
          aria-label={`Delete the measure ${name}`}
          onClick={() => edit(dropEdit({ kind: 'measure', id, name, asOf: view.asOf }))}
        >
          Delete
        </Button>
      </header>
      <MeasureLine measure={measure} by={measure.by ?? objective.due} asOf={view.asOf} />
      <p className="measure-words">
        {localDates(measure.words)}{' '}
        {from === null || to === null || share === null ? null : (
          <span>{`${Math.round(share * 100)}\u00a0% of the way from ${formatCount(from)} to ${formatCount(to)}${unit ? ` ${unit}` : ''}.`}</span>
        )}
      </p>
      <form className="aim-form aim-form-inline" onSubmit={submit}>
        <Field label={`Reading${unit ? `, ${unit}` : ''}`}>
          <input type="number" step="any" required value={value} onChange={(event) => setValue(event.target.value)} />
        </Field>
        <Field label="On">
          <input type="date" required max={view.asOf} value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Button type="submit" size="small" disabled={busy}>
          Add the reading
        </Button>
      </form>
      {readings.length === 0 ? null : (
        <details className="measure-readings">
          <summary>{`${readings.length} ${readings.length === 1 ? 'reading' : 'readings'}`}</summary>
          <ul>
            {readings.toReversed().map((one) => (
              <li key={one.day}>
                <span>{formatDay(one.day, view.asOf)}</span>
                <b>{formatCount(one.value)}</b>
                <Button
                  size="small"
                  kind="bare"
                  aria-label={`Take away the reading of ${formatDay(one.day, view.asOf)}`}
                  onClick={() => edit(readingEdit({ id, name }, { day: one.day, value: null, before: one.value }))}
                >
                  Take away
                </Button>
              </li>
            ))}
          </ul>
          <p>
            <Figure evidence={measure.evidence}>The facts</Figure>
          </p>
        </details>
      )}
      <EditFailed error={error} />
    </article>
  );
}

const EMPTY = { name: '', unit: '', from: '', to: '', by: '' };

function NewMeasure({ view, objective }: Props) {
  const [fields, setFields] = useState(EMPTY);
  const { edit, busy, error } = useEdit();
  const bind = (name: keyof typeof EMPTY) => ({
    value: fields[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, unit, from, to, by } = fields;
    const set = {
      objective: objective.id,
      name,
      unit: unit || null,
      from: numberOf(from),
      to: numberOf(to),
      by: textOf(by) || null,
    };
    edit(newEdit({ kind: 'measure', name, asOf: view.asOf }, set), () => setFields(EMPTY));
  };
  return (
    <details className="aim-more">
      <summary>New measure</summary>
      <form className="aim-form" onSubmit={submit}>
        <Field label="What is counted" wide>
          <input required maxLength={300} {...bind('name')} />
        </Field>
        <Field label="Counted in">
          <input maxLength={60} placeholder="%, hours, calls" {...bind('unit')} />
        </Field>
        <Field label="From">
          <input type="number" step="any" {...bind('from')} />
        </Field>
        <Field label="To">
          <input type="number" step="any" {...bind('to')} />
        </Field>
        <Field label="By">
          <input type="date" {...bind('by')} />
        </Field>
        <Button type="submit" size="small" disabled={busy}>
          Add the measure
        </Button>
        <EditFailed error={error} />
      </form>
    </details>
  );
}
