import { useState } from 'react';
import { isDark, switchDensity, switchTheme } from '../shell/look.ts';
import { Section } from '../ui/section.tsx';
import { Switch } from '../ui/switch.tsx';

const isRoomy = () => document.documentElement.dataset.density === 'roomy';

/** How it looks in this browser. */
export function LookSection() {
  const [, redraw] = useState(0);
  const then = (change: () => void) => () => {
    change();
    redraw((count) => count + 1);
  };
  return (
    <Section title="Look" note="Kept in this browser">
      <div className="settings-row">
        <Switch label="Dark" on={isDark()} onChange={then(switchTheme)} />
        <Switch label="Roomy rows" on={isRoomy()} onChange={then(switchDensity)} />
      </div>
    </Section>
  );
}
