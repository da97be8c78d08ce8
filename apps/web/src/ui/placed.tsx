import type { ComponentProps } from 'react';

type Role = 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell';

/**
 * A part of a table whose rows are placed by hand, as those of a long list are. The elements of a real table cannot be
 * placed so, hence the roles; what is clicked in a row must also be reached by a button within.
 */
export function Placed(props: ComponentProps<'div'> & { readonly role: Role }) {
  return <div {...props} />;
}
