import type { Decision } from '@fulcrum/workbench/views';
import { useState } from 'react';
import { Attention } from '../overview/attention.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { plural } from '../words/figures.ts';

// More at once are no longer a list of what matters today.
const FEW = 5;

/** What somebody has to decide, the most urgent first, each with a link to where it is decided. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const [open, setOpen] = useState(false);
  if (decisions.length === 0) return null;
  const shown = open ? decisions : decisions.slice(0, FEW);
  const hidden = decisions.length - shown.length;
  return (
    <Section id="decisions" title="To decide" note={plural(decisions.length, 'decision')}>
      <Attention rows={shown} />
      {hidden > 0 ? (
        <Button kind="bare" size="small" className="screen-only" onClick={() => setOpen(true)}>
          {`Show ${hidden} more`}
        </Button>
      ) : null}
    </Section>
  );
}
