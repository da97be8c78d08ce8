import { useEffect, useRef } from 'react';
import { clampDay, type Day, isDay } from './day.ts';
import './day-field.css';
import { formatDay } from './format-day.ts';

type Props = {
  readonly day: Day;
  readonly first: Day;
  readonly last: Day;
  readonly onDay: (day: Day) => void;
};

/** The exact day: reads like the rest of the page, and becomes the browser's own field when it is used. */
export function DayField({ day, first, last, onDay }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // While someone types, half a date is none of ours to correct.
    if (field.current && document.activeElement !== field.current) field.current.value = day;
  }, [day]);
  const settle = () => {
    const chosen = field.current?.value;
    if (isDay(chosen) && chosen !== day) onDay(clampDay(chosen, first, last));
    else if (field.current) field.current.value = day;
  };
  return (
    <span className="day-field">
      <input
        id="as-of"
        ref={field}
        type="date"
        defaultValue={day}
        min={first}
        max={last}
        onBlur={settle}
        onChange={(event) => isDay(event.target.value) && event.target.value >= first && settle()}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      <span aria-hidden="true">{formatDay(day)}</span>
    </span>
  );
}
