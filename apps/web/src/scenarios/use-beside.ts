import type { ScenarioView } from '@fulcrum/workbench/views';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** More columns cannot be held against each other. */
const MOST_BESIDE = 4;

export type Beside = {
  readonly ids: readonly string[];
  readonly toggle: (id: string) => void;
  readonly isFull: boolean;
};

/** The scenarios that stand side by side; they live in the address, so that they can be shared. */
export function useBeside(known: readonly ScenarioView[]): Beside {
  const { beside } = useSearch({ strict: false }) as { readonly beside?: unknown };
  const navigate = useNavigate();
  const wanted = typeof beside === 'string' ? beside.split(',') : [];
  const ids = wanted.filter((id) => known.some((one) => one.id === id)).slice(0, MOST_BESIDE);
  const toggle = (id: string) => {
    const next = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, beside: next.length === 0 ? undefined : next.join(',') })) as never,
      replace: true,
      resetScroll: false,
    });
  };
  return { ids, toggle, isFull: ids.length >= MOST_BESIDE };
}
