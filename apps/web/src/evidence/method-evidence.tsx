import type { EvidenceRef } from '@fulcrum/workbench/views';

/** How a figure is computed. Its page lies in the folder `docs/methods` of the product. */
export function MethodEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  return (
    <section className="drawer-part">
      <h3>How it is computed</h3>
      <dl className="drawer-facts">
        {Object.entries(evidence.params).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
