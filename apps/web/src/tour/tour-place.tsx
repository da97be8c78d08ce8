import { lazy, Suspense } from 'react';
import { useTourStep } from './tour.ts';

const TourCard = lazy(() => import('./tour-card.tsx').then((module) => ({ default: module.TourCard })));

/** The tour over the page, while it is on. */
export function TourPlace() {
  const step = useTourStep();
  return <Suspense>{step === undefined ? null : <TourCard step={step} />}</Suspense>;
}
