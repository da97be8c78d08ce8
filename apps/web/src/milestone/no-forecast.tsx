import type { MilestoneView } from '@fulcrum/workbench/views';
import { Section } from '../ui/section.tsx';
import { localDates } from '../words/local-dates.ts';
import './no-forecast.css';

/** No answer is a status that says what is missing, never a guess. */
export function NoForecast({ view }: { readonly view: MilestoneView }) {
  const { forecast } = view;
  const isFinished = forecast.status === 'finished';
  return (
    <Section title="When it lands">
      {isFinished ? null : <div className="too-little no-forecast" aria-hidden="true" />}
      <p>{localDates(forecast.words)}</p>
    </Section>
  );
}
