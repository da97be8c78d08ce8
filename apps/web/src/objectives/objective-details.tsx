import type { Editing } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { localDates } from '../words/local-dates.ts';
import { Avenues } from './avenues.tsx';
import { Measures } from './measures.tsx';
import { dropEdit } from './objective-edits.ts';
import type { Objective, ObjectivesView } from './objectives-query.ts';
import { WorkList } from './work-list.tsx';
import { formatWorth } from './worth.ts';

type Props = {
  readonly view: ObjectivesView;
  readonly objective: Objective;
  readonly onEdit: () => void;
  readonly onClose: () => void;
  readonly edit: Editing['edit'];
};

/** An objective: what it is for, the work that it needs, its measures, and the ways to reach it. */
export function ObjectiveDetails({ view, objective, onEdit, onClose, edit }: Props) {
  const { id, name, why } = objective;
  const drop = () => edit(dropEdit({ kind: 'objective', id, name: `“${name}”`, asOf: view.asOf }), onClose);
  return (
    <Section
      id="objective"
      className="objective-details"
      title={<span className="objective-title">{name}</span>}
      actions={
        <>
          <Button size="small" onClick={onEdit}>
            Edit
          </Button>
          <Button size="small" kind="bare" onClick={drop}>
            Delete
          </Button>
          <Button size="small" kind="bare" aria-label="Close the objective" onClick={onClose}>
            <Icon name="close" />
          </Button>
        </>
      }
    >
      {why ? <p className="objective-why">{why}</p> : null}
      <p className="objective-words">{localDates(objective.words)}</p>
      <p className="objective-worth">{worthWords(view, objective)}</p>
      <div className="columns columns-2">
        <WorkList view={view} objective={objective} />
        <Measures view={view} objective={objective} />
      </div>
      <Avenues view={view} objective={objective} />
    </Section>
  );
}

const URGENCY = {
  steady: 'each week of waiting costs the same',
  deadline: 'all of the value is lost once its day is past',
  decaying: 'waiting costs less with each week',
} as const;

function worthWords({ currency, asOf }: ObjectivesView, objective: Objective): string {
  const { value, costOfDelay, unit, urgency, due, halvesIn, owner, partOf } = objective;
  const worth = (amount: number) => formatWorth(amount, unit, currency);
  const parts = [
    value === null ? 'No value is said' : `Worth ${worth(value)}`,
    costOfDelay === null ? 'no cost of delay is said' : `${worth(costOfDelay)} lost in each week of waiting`,
    urgency === 'decaying' ? `which halves in ${halvesIn} weeks` : URGENCY[urgency],
    due === null ? 'no day is wanted, so waiting is counted from today' : `wanted by ${formatDay(due, asOf)}`,
    ...(owner === null ? [] : [`${owner.name} answers for it`]),
    ...(partOf === null ? [] : [`part of “${partOf.name}”`]),
  ];
  return `${parts.join('; ')}.`;
}
