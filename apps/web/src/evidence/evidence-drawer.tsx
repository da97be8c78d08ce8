import type { EvidenceRef } from '@fulcrum/workbench/views';
import { Drawer } from '../ui/drawer.tsx';
import { useEvidence } from './use-evidence.ts';

/** The drawer beside the page: where a figure comes from. */
export function EvidenceDrawer() {
  const { current, close } = useEvidence();
  if (!current) return null;
  return (
    <Drawer title={current.label} onClose={close} closeLabel="Close evidence (Escape)">
      <EvidenceOf key={JSON.stringify(current)} evidence={current} />
    </Drawer>
  );
}

function EvidenceOf({ evidence }: { readonly evidence: EvidenceRef }) {
  return (
    <section className="drawer-part">
      <h3>Where it comes from</h3>
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
