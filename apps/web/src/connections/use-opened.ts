import { useNavigate, useSearch } from '@tanstack/react-router';

/** What is open on the page, as its address has it: the guide of a tool, the details of a connection. */
export type Opened = { readonly connect?: string; readonly show?: string };

/** What is open, and how to open something else; the address keeps it. */
export function useOpened(): readonly [opened: Opened, open: (next: Opened) => void] {
  const { connect, show } = useSearch({ strict: false }) as Opened;
  const navigate = useNavigate();
  const open = (next: Opened) => {
    const search = (before: object) => ({ ...before, connect: undefined, show: undefined, ...next });
    void navigate({ to: '.', search: search as never, resetScroll: false });
  };
  return [{ ...(connect ? { connect } : {}), ...(show ? { show } : {}) }, open];
}
