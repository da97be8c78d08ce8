import type { RequestPeopleView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/client.ts';
import { programPath, viewQuery } from '../api/queries.ts';
import { plural } from '../words/figures.ts';
import type { Choice } from './request-edits.ts';
import { type Priced, useScopeSearch } from './scope-query.ts';

type Props = {
  readonly priced: Priced;
  readonly choice: Choice | null;
  readonly onChange: (choice: Choice) => void;
};

/** Who could take it by name: whoever would be above their ceiling is blocked, with the reason. */
export function StaffPeople({ priced, choice, onChange }: Props) {
  const { program, day, scenario } = useScopeSearch();
  const body = { ...priced, asOf: day, scenario };
  const { data, error } = useQuery({
    ...viewQuery<RequestPeopleView>(['request-people', program], '', { body: JSON.stringify(body) }),
    queryFn: () => post<RequestPeopleView>(programPath(program, 'requests', 'people'), body),
  });
  if (error) return <p className="scope-note">{`Whom to ask cannot be told: ${error.message}.`}</p>;
  if (data === undefined) return <p className="scope-note">Looking for who could take it …</p>;
  return (
    <fieldset className="option-parts">
      <legend>Or somebody by name</legend>
      <p className="scope-note">{data.words}</p>
      {data.people.map(({ person, why, gained, load, blocked, chosen }) => (
        <label key={person.id}>
          <input
            type="radio"
            name="team"
            disabled={blocked !== null}
            checked={choice?.person === person.id}
            onChange={() => onChange(chosen as Choice)}
          />
          <span>
            <b>{person.name}</b>
            {` ${gainWords(gained)} `}
            <small>{blocked === null ? `${why}; load ${load}` : `Above the ceiling: ${blocked}`}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function gainWords(gained: number | null): string {
  if (gained === null) return '';
  if (gained === 0) return 'no day gained';
  return `${plural(Math.abs(gained), 'day')} ${gained > 0 ? 'gained' : 'later'}`;
}
