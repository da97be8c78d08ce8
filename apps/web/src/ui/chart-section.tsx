import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ScrollX } from './scroll-x.tsx';
import { Section } from './section.tsx';

type Props = Omit<ComponentProps<typeof Section>, 'children'> & {
  /** The same figures as rows and columns: for screen readers, for copying, for whoever prefers them. */
  readonly table: ReactNode;
  /** What stands above both, such as filters. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
};

/** A picture with its twin: a button swaps it for a table of the same figures. */
export function ChartSection({ table, before, children, actions, ...rest }: Props) {
  const [asTable, setAsTable] = useState(false);
  const toggle = (
    <Button kind="bare" size="small" aria-pressed={asTable} onClick={() => setAsTable((on) => !on)}>
      <Icon name="table" />
      Table
    </Button>
  );
  const buttons = (
    <>
      {actions}
      {toggle}
    </>
  );
  return (
    <Section {...rest} actions={buttons}>
      {before}
      {asTable ? <ScrollX label="Table of the same figures">{table}</ScrollX> : children}
    </Section>
  );
}
