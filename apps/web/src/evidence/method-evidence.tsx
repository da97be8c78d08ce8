import type { EvidenceRef } from '@fulcrum/workbench/views';
import { lazy, Suspense } from 'react';
import { BarRows } from '../ui/skeleton.tsx';
import { methodQuery } from './queries.ts';
import { ReadPart } from './read-part.tsx';

const Markdown = lazy(() => import('./markdown.tsx').then((module) => ({ default: module.Markdown })));

/** How a figure is computed: the page of the product's own documents. */
export function MethodEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  return (
    <ReadPart query={methodQuery(evidence.params.name ?? '')}>
      {({ markdown }) => (
        <section className="drawer-part">
          <Suspense fallback={<BarRows rows={4} />}>
            <Markdown text={markdown} />
          </Suspense>
        </section>
      )}
    </ReadPart>
  );
}
