import type { DeliveryView } from '@fulcrum/workbench/views';
import { programPath, viewQuery } from '../api/queries.ts';
import { MethodLink } from '../evidence/method-link.tsx';
import { ReadPart } from '../evidence/read-part.tsx';
import { useMoment } from '../time/moment.ts';
import { Section } from '../ui/section.tsx';
import { plural } from '../words/figures.ts';
import { SlowestChanges } from './slowest-changes.tsx';

type Measure = DeliveryView['measures'][number];

/** How changes reach their users: the four measures of DORA, and code review. */
export function DeliverySection({ program }: { readonly program: string }) {
  const { day } = useMoment();
  const query = viewQuery<DeliveryView>(['delivery', program], programPath(program, 'delivery'), { asOf: day });
  return (
    <Section title="Delivery" note="How changes reach their users" id="delivery">
      <ReadPart query={query}>{(view) => <Delivery view={view} />}</ReadPart>
    </Section>
  );
}

function Delivery({ view }: { readonly view: DeliveryView }) {
  if (view.measures.every(({ status }) => status === 'not-connected'))
    return (
      <p className="flow-words">
        Not connected: connect GitHub or import git (<code>npx fulcrum import git DIR</code>), and lead time, deployment
        frequency, failure rate and time to restore stand here.
      </p>
    );
  return (
    <>
      <dl className="delivery-measures">
        {view.measures.map((measure) => (
          <DeliveryMeasure key={measure.id} measure={measure} />
        ))}
      </dl>
      <SlowestChanges view={view} />
      <p className="flow-method">
        <MethodLink name={view.method}>How it is counted</MethodLink>
        <span>Groups in brackets are those of the DORA report of 2023, for information</span>
      </p>
    </>
  );
}

function DeliveryMeasure({ measure }: { readonly measure: Measure }) {
  const left = measure.excluded.map(({ why, count }) => `${plural(count, 'is', 'are')} left out: ${why}`);
  return (
    <div className={`delivery-measure delivery-${measure.status}`}>
      <dt title={measure.question}>
        {measure.title}
        {measure.band ? <span className="delivery-band">{` (${measure.band})`}</span> : null}
      </dt>
      <dd>
        {begun(measure.words)}
        {left.length > 0 ? <small>{left.join('; ')}</small> : null}
      </dd>
    </div>
  );
}

const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
