import { useState } from 'react';
import { Segments } from '../ui/segments.tsx';

const DENSITIES = [
  ['dense', 'Dense'],
  ['roomy', 'Roomy'],
] as const;

/** The design system in light and in dark beside each other, as the product draws it. Served in development only. */
export function DesignPage() {
  const [density, setDensity] = useState<string>('dense');
  return (
    <main className="design-page">
      <title>Design system · Fulcrum</title>
      <header>
        <h1>The design system</h1>
        <p>What every page is made of, drawn by the same code. It is served in development only.</p>
        <Segments label="Density" value={density} options={DENSITIES} onChange={setDensity} />
      </header>
      <div className="design-frames">
        {(['light', 'dark'] as const).map((theme) => (
          <iframe key={`${theme} ${density}`} title={theme} src={`/ui?theme=${theme}&density=${density}`} />
        ))}
      </div>
    </main>
  );
}
