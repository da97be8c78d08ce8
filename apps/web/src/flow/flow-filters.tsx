import type { FacetsView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useMoment } from '../time/moment.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { formatCount } from '../words/figures.ts';
import { facetsQuery } from '../work/items-query.ts';
import type { FlowControls, FlowFilter } from './flow-query.ts';

const FIELDS = [
  ['team', 'Team', 'All teams'],
  ['milestone', 'Milestone', 'All milestones'],
  ['type', 'Type', 'All types'],
] as const;

const WEEKS = [12, 26, 52, 104, 260];

type Props = { readonly flow: FlowControls; readonly weeks: number };

/** Whose work, of what sort, over how long. All of it lives in the address. */
export function FlowFilters({ flow, weeks }: Props) {
  const { program, filter, narrow } = flow;
  const { day } = useMoment();
  const { data } = useQuery(facetsQuery({ program, asOf: day, filter: {} }));
  const spans = WEEKS.includes(weeks) ? WEEKS : [...WEEKS, weeks].sort((a, b) => a - b);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <search className="flow-filters" aria-label="Narrow the figures">
      {FIELDS.map(([name, label, all]) => (
        <Select
          key={name}
          label={label}
          value={filter[name] ?? ''}
          options={[['', all], ...optionsOf(data, name, filter)]}
          onChange={(value) => narrow({ [name]: value || undefined })}
        />
      ))}
      <Select
        label="Weeks"
        value={String(weeks)}
        options={spans.map((count) => [String(count), `${count} weeks`])}
        onChange={(value) => narrow({ weeks: value })}
      />
      {isNarrowed ? (
        <Button
          kind="bare"
          onClick={() => narrow({ team: undefined, milestone: undefined, type: undefined, weeks: undefined })}
        >
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

type Option = readonly [value: string, label: string];

/** What occurs, the most frequent first; the chosen one is there even when nothing has it now. */
function optionsOf(facets: FacetsView | undefined, name: (typeof FIELDS)[number][0], filter: FlowFilter): Option[] {
  const chosen = filter[name];
  const found = (facets?.[name] ?? [])
    .filter(({ value }) => value !== 'none' || name === 'team')
    .map(({ value, label, count }): Option => [value, `${label} (${formatCount(count)})`]);
  if (chosen === undefined || found.some(([value]) => value === chosen)) return found;
  return [[chosen, chosen.split('/').at(-1) ?? chosen], ...found];
}
