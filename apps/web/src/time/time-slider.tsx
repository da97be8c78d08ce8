import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { addDays, clampDay, type Day, dayNumber, dayOf } from './day.ts';
import { formatDay, formatDayLong } from './format-day.ts';
import { type Release, releaseTicks, shortName } from './releases.ts';

type Span = { readonly first: Day; readonly last: Day };
type Props = {
  readonly span: Span;
  readonly asOf: Day;
  readonly releases: readonly Release[];
  readonly reveal: boolean;
  readonly onDay: (day: Day) => void;
};

// The label and the handle move under the hand; the pages ask for the new day when it rests this long.
const REST_MS = 120;
const STEPS: Readonly<Record<string, number>> = { PageUp: 28, PageDown: -28 };

/** The day under the hand, and the day told to the pages once it rests. */
function useDragged(asOf: Day, onDay: (day: Day) => void) {
  const [held, setHeld] = useState<Day | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Days that this slider asked for: when the page arrives at one, the hand may already be elsewhere.
  const asked = useRef(new Set<Day>());
  useEffect(() => {
    if (asked.current.has(asOf)) {
      setHeld((day) => (day === asOf ? undefined : day));
      return;
    }
    asked.current.clear();
    clearTimeout(timer.current);
    setHeld(undefined);
  }, [asOf]);
  const move = (day: Day) => {
    setHeld(day);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.current.add(day);
      if (day === asOf) setHeld(undefined);
      else onDay(day);
    }, REST_MS);
  };
  return { day: held ?? asOf, held: held !== undefined, move };
}

const USUAL_WIDTH = 650;

/** How wide an element is, in pixels; as usual until it is measured. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}

export function TimeSlider({ span, asOf, releases, reveal, onDay }: Props) {
  const { day, held, move } = useDragged(asOf, onDay);
  const [track, width] = useWidth();
  const ticks = useMemo(() => releaseTicks(releases, span, width), [releases, span, width]);
  const min = dayNumber(span.first);
  const max = dayNumber(span.last);
  const percent = max > min ? (100 * (dayNumber(day) - min)) / (max - min) : 100;
  const step = (event: KeyboardEvent) => {
    const days = event.shiftKey && event.key.startsWith('Arrow') ? shiftStep(event.key) : STEPS[event.key];
    if (days === undefined) return;
    event.preventDefault();
    move(clampDay(addDays(day, days), span.first, span.last));
  };
  return (
    <div className="time-slider" style={{ '--at': `${percent}%` } as CSSProperties}>
      {held ? <output className="time-slider-held">{formatDay(day)}</output> : null}
      <input
        type="range"
        aria-label="As-of day"
        aria-valuetext={formatDayLong(day)}
        min={min}
        max={max}
        value={dayNumber(day)}
        onChange={(event) => move(dayOf(Number(event.target.value)))}
        onKeyDown={step}
      />
      <div className="time-slider-ticks" aria-hidden="true" ref={track}>
        {ticks
          .filter((tick) => reveal || tick.day <= asOf)
          .map((tick) => (
            <span
              key={`${tick.name}${tick.day}`}
              className={edge(tick.percent)}
              data-later={tick.day > asOf}
              style={{ left: `${tick.percent}%` }}
            >
              {tick.labelled ? shortName(tick.name) : null}
            </span>
          ))}
      </div>
    </div>
  );
}

const shiftStep = (key: string) => (key === 'ArrowRight' || key === 'ArrowUp' ? 7 : -7);

/** Names at the ends of the track lean inwards. */
function edge(percent: number): string {
  if (percent < 2) return 'at-start';
  return percent > 98 ? 'at-end' : '';
}
