import { lazy, Suspense, useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Icon } from '../ui/icon.tsx';
import { BarRows } from '../ui/skeleton.tsx';
import { useEvidence } from './use-evidence.ts';

const EvidenceOf = lazy(() => import('./evidence-of.tsx').then((module) => ({ default: module.EvidenceOf })));

/** The drawer beside the page: where a figure comes from. */
export function EvidenceDrawer() {
  const { current, close, back } = useEvidence();
  const text = current ? JSON.stringify(current) : undefined;
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other evidence begins at its beginning
  useEffect(() => {
    top.current?.closest('.drawer')?.scrollTo(0, 0);
  }, [text]);
  if (!current) return null;
  return (
    <Drawer title={current.label} onClose={close} closeLabel="Close evidence (Escape)">
      <div ref={top} />
      {back ? (
        <p className="evidence-back">
          <Button kind="bare" size="small" onClick={back}>
            <Icon name="left" />
            Back
          </Button>
        </p>
      ) : null}
      <Suspense
        fallback={
          <section className="drawer-part">
            <BarRows rows={4} />
          </section>
        }
      >
        <EvidenceOf key={text} evidence={current} />
      </Suspense>
    </Drawer>
  );
}
