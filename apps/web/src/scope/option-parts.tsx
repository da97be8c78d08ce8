import { formatDay } from '../time/format-day.ts';
import { plural } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import type { Choice } from './request-edits.ts';
import type { Priced, PriceOption } from './scope-query.ts';
import { StaffPeople } from './staff-people.tsx';

type Props = {
  readonly option: PriceOption;
  readonly choice: Choice | null;
  readonly asOf: string;
  readonly priced: Priced;
  readonly onChange: (choice: Choice) => void;
};

/** What can be edited of an option: which items go, to when the target moves, which team gets more places. */
export function OptionParts({ option, choice, asOf, priced, onChange }: Props) {
  if (option.option === 'staff')
    return (
      <>
        {choice && option.teams.length > 0 ? (
          <Teams option={option} choice={choice} asOf={asOf} priced={priced} onChange={onChange} />
        ) : null}
        <StaffPeople priced={priced} choice={choice} onChange={onChange} />
      </>
    );
  if (choice === null) return null;
  if (choice.option === 'cut')
    return <CutItems option={option} choice={choice} asOf={asOf} priced={priced} onChange={onChange} />;
  if (choice.option === 'move')
    return <Targets option={option} choice={choice} asOf={asOf} priced={priced} onChange={onChange} />;
  return null;
}

type PartProps = Props & { readonly choice: Choice };

function CutItems({ option, choice, onChange }: PartProps) {
  const cut = choice.items as readonly string[];
  const toggle = (id: string) => {
    const items = cut.includes(id) ? cut.filter((each) => each !== id) : [...cut, id];
    if (items.length > 0) onChange({ ...choice, items });
  };
  return (
    <fieldset className="option-parts">
      <legend>{`Taken out: ${plural(cut.length, 'item')}, the one that matters least first`}</legend>
      {option.items.map(({ id, title, teamName }) => (
        <label key={id}>
          <input type="checkbox" checked={cut.includes(id)} onChange={() => toggle(id)} />
          <span>
            <b>{id}</b> {title} <small>{teamName}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Targets({ option, choice, asOf, onChange }: PartProps) {
  const day = String(choice.day);
  return (
    <fieldset className="option-parts">
      <legend>The target moves to</legend>
      {option.targets.map((target) => (
        <label key={target.words}>
          <input
            type="radio"
            name="target"
            checked={target.day === day}
            onChange={() => onChange({ ...choice, day: target.day })}
          />
          <span>{localDates(target.words)}</span>
        </label>
      ))}
      <label>
        <span>Another day</span>
        <input
          type="date"
          min={asOf}
          value={day}
          title={formatDay(day, asOf)}
          onChange={(event) => event.target.value !== '' && onChange({ ...choice, day: event.target.value })}
        />
      </label>
    </fieldset>
  );
}

function Teams({ option, choice, onChange }: PartProps) {
  return (
    <fieldset className="option-parts">
      <legend>More places at once in</legend>
      {option.teams.map(({ team, name, slots, slotsThen, gained, restores }) => (
        <label key={team}>
          <input
            type="radio"
            name="team"
            checked={choice.team === team}
            onChange={() => onChange({ option: 'staff', team, slots: slotsThen })}
          />
          <span>
            <b>{name}</b>
            {` ${slots} → ${slotsThen}: about ${plural(Math.round(gained), 'day')} gained against absorbing it, ${restores ? 'enough' : 'not enough'} to keep the 85\u00a0% date`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
