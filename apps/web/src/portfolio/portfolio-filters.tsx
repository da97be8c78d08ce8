import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { isNarrowed, KINDS, SORTS, STATUSES } from './choose-rows.ts';
import './portfolio-filters.css';
import type { ChoiceControls } from './use-choice.ts';

const FIELDS = [
  ['status', 'Status', 'all', STATUSES],
  ['kind', 'Kind', 'all', KINDS],
  ['sort', 'Sort', 'releases first', SORTS],
] as const;

/** Which milestones, in which order. All of it lives in the address. */
export function PortfolioFilters({ choice, choose }: ChoiceControls) {
  return (
    <search className="portfolio-filters" aria-label="Choose the milestones">
      {FIELDS.map(([name, label, usual, options]) => (
        <Select
          key={name}
          label={label}
          value={choice[name] ?? ''}
          options={[['', usual] as const, ...options].map(([value, words]) => [value, `${label}: ${words}`])}
          onChange={(value) => choose({ [name]: value || undefined })}
        />
      ))}
      {isNarrowed(choice) ? <ClearFilters kind="bare" choose={choose} /> : null}
    </search>
  );
}

type ClearProps = Pick<ChoiceControls, 'choose'> & { readonly kind: 'bare' | 'main' };

/** Shows all milestones again; their order stays. */
export function ClearFilters({ choose, kind }: ClearProps) {
  return (
    <Button kind={kind} onClick={() => choose({ status: undefined, kind: undefined })}>
      Clear filters
    </Button>
  );
}
