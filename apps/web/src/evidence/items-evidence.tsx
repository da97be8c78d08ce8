import type { EvidenceRef } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { InnerLink } from '../app/inner-link.tsx';
import { useAsOf } from '../shell/use-as-of.ts';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, plural } from '../words/figures.ts';
import { ItemList } from './item-list.tsx';
import { someItemsQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';
import { useEvidenceProgram } from './use-evidence-program.ts';
import { workAddress } from './work-address.ts';

const STEP = 50;

/** The items behind a figure; all of them are one link away, in Work. */
export function ItemsEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  const program = useEvidenceProgram(evidence);
  const { day } = useMoment();
  const [limit, setLimit] = useState(STEP);
  const asOf = useAsOf();
  const { program: _, ...filter } = evidence.params;
  return (
    <ReadPart query={someItemsQuery(program, { asOf: day, ...filter, limit })}>
      {({ items, total }) => (
        <section className="drawer-part">
          <h3>{heading(items.length, total)}</h3>
          <ItemList items={items} />
          <p className="evidence-more">
            {items.length < total && limit < 500 ? (
              <Button size="small" onClick={() => setLimit((before) => Math.min(500, before + 2 * STEP))}>
                Show more
              </Button>
            ) : null}
            <InnerLink className="figure" href={workAddress({ program, params: filter, asOf })}>
              {total === 1 ? 'Open it in Work' : `Open all ${formatCount(total)} in Work`}
            </InnerLink>
          </p>
        </section>
      )}
    </ReadPart>
  );
}

function heading(shown: number, total: number): string {
  return shown < total ? `The first ${formatCount(shown)} of ${plural(total, 'item')}` : plural(total, 'item');
}
