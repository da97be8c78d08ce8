import { Charts } from './charts.tsx';
import { Controls } from './controls.tsx';
import { States } from './states.tsx';
import { Tables } from './tables.tsx';
import { Tokens } from './tokens.tsx';

/** Everything of the design system under one theme. */
export function DesignSheet() {
  return (
    <main className="design-sheet">
      <h1>{document.documentElement.dataset.theme === 'dark' ? 'Dark' : 'Light'}</h1>
      <Tokens />
      <Controls />
      <Tables />
      <Charts />
      <States />
    </main>
  );
}
