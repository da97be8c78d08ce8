import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useProgram } from '../shell/use-program.ts';
import { Button } from '../ui/button.tsx';
import { tourSteps } from './steps.ts';
import { goToStep } from './tour.ts';
import './tour-card.css';
import { useAnchor } from './use-anchor.ts';

const CARD_WIDTH = 360;
const GAP = 12;

const leave = () => {
  goToStep(undefined);
  document.getElementById('main')?.focus();
};

/** One stop of the tour beside what it tells of. The page stays usable; Escape leaves. */
export function TourCard({ step }: { readonly step: number }) {
  const steps = tourSteps();
  const shown = steps[step];
  const box = useAnchor(shown?.anchor ?? 'body');
  const [title, words] = [useId(), useId()];
  const next = useRef<HTMLButtonElement>(null);
  useOverview();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stop takes the focus, so that it is read
  useEffect(() => next.current?.focus({ preventScroll: true }), [step]);
  if (shown === undefined) return null;
  const isLast = step === steps.length - 1;
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowRight: step + 1, ArrowLeft: step - 1 }[event.key];
    if (event.key === 'Escape') leave();
    else if (to === undefined || to < 0 || to >= steps.length) return;
    else goToStep(to);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {box ? <i className="tour-ring" aria-hidden="true" style={ringOf(box)} /> : null}
      <section
        className="tour-card"
        role="dialog"
        aria-labelledby={title}
        aria-describedby={words}
        style={placeOf(box)}
        onKeyDown={onKey}
      >
        <p className="tour-count">{`Tour, ${step + 1} of ${steps.length}`}</p>
        <h2 id={title}>{shown.title}</h2>
        <p id={words}>{shown.words}</p>
        <p className="tour-hint">{shown.hint}</p>
        <footer>
          <Button size="small" kind="bare" onClick={leave}>
            {isLast ? 'Close' : 'Leave the tour'}
          </Button>
          <span>
            <Button size="small" disabled={step === 0} onClick={() => goToStep(step - 1)}>
              Back
            </Button>
            <Button size="small" kind="main" ref={next} onClick={() => (isLast ? leave() : goToStep(step + 1))}>
              {isLast ? 'Done' : 'Next'}
            </Button>
          </span>
        </footer>
      </section>
    </>
  );
}

/** The tour is of the overview: wherever it begins, it goes there. */
function useOverview(): void {
  const program = useProgram()?.id;
  const navigate = useNavigate();
  useEffect(() => {
    if (program !== undefined) void navigate({ to: '/programs/$program', params: { program } });
  }, [program, navigate]);
}

const ringOf = ({ left, top, width, height }: DOMRect) => ({
  left: left - 6,
  top: top - 6,
  width: width + 12,
  height: height + 12,
});

/** Below what it tells of, else above, else over its lower part; a narrow window lays it at its foot. */
function placeOf(box: DOMRect | undefined) {
  if (box === undefined || innerWidth < 700) return undefined;
  const left = Math.max(GAP, Math.min(box.left, innerWidth - CARD_WIDTH - GAP));
  if (innerHeight - box.bottom > 300) return { left, top: box.bottom + GAP };
  if (box.top > 320) return { left, bottom: innerHeight - box.top + GAP };
  return { right: GAP * 2, bottom: 80 };
}
