import { closureOf, type Reached } from '@fulcrum/core/dependencies';
import { useQuery } from '@tanstack/react-query';
import { itemEvidence } from '../evidence/item-evidence.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import { AddLink } from './add-link.tsx';
import type { Teams } from './choose-links.ts';
import { type DependenciesView, type LinkControls, type LinkedItem, slipQuery } from './dependencies-query.ts';
import './choice.css';

type Props = {
  readonly view: DependenciesView;
  readonly item: string;
  readonly items: ReadonlyMap<string, LinkedItem>;
  readonly teams: Teams;
  readonly controls: LinkControls;
};

/** What an item waits for, what waits for it, and what moves when it slips. */
export function Choice({ view, item: id, items, teams, controls }: Props) {
  const item = items.get(id);
  const arrows = view.links.filter(({ form, status }) => form === 'blocks' && status !== 'done');
  const onFollow = (other: string) => controls.narrow({ item: other });
  return (
    <Section
      className="link-choice"
      title={id}
      actions={
        <Button
          size="small"
          kind="bare"
          aria-label="Let go of the choice"
          onClick={() => controls.narrow({ item: undefined })}
        >
          <Icon name="close" />
        </Button>
      }
    >
      {item === undefined ? (
        <p>{`No link of ${id} is shown.`}</p>
      ) : (
        <p>
          <TeamName team={item.team} name={teams.name(item.team)} />{' '}
          {item.category === null ? 'in no record' : <Figure evidence={itemEvidence(id)}>{item.title || id}</Figure>}
        </p>
      )}
      <Slip id={id} controls={controls} />
      <Near title="Waits for" list={closureOf(arrows, id, 'up')} items={items} onFollow={onFollow} />
      <Near title="Waits for it" list={closureOf(arrows, id, 'down')} items={items} onFollow={onFollow} />
      <AddLink view={view} id={id} scenario={controls.scenario} />
    </Section>
  );
}

const FIRST = 12;

type NearProps = {
  readonly title: string;
  readonly list: readonly Reached[];
  readonly items: ReadonlyMap<string, LinkedItem>;
  readonly onFollow: (item: string) => void;
};

function Near({ title, list, items, onFollow }: NearProps) {
  const direct = list.filter(({ depth }) => depth === 1).length;
  const count = list.length === 0 ? 'nothing' : `${plural(list.length, 'item')}, ${direct} directly`;
  return (
    <div className="link-near">
      <h3>
        {title} <small>{count}</small>
      </h3>
      <ul>
        {list.slice(0, FIRST).map(({ item, depth }) => (
          <li key={item}>
            <button type="button" onClick={() => onFollow(item)} title={items.get(item)?.title}>
              <b>{item}</b> {items.get(item)?.title}
            </button>
            {depth > 1 ? <small>{`${depth} links away`}</small> : null}
          </li>
        ))}
      </ul>
      {list.length > FIRST ? <p>{`… and ${list.length - FIRST} more, further away`}</p> : null}
    </div>
  );
}

/** Which dates move when the item takes five working days longer. */
function Slip({ id, controls }: { readonly id: string; readonly controls: LinkControls }) {
  const { data, error, refetch } = useQuery({ ...slipQuery(controls, id), retry: false });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <p className="link-slip" aria-live="polite">
      {data === undefined ? 'Working out what a slip of 5 working days would move …' : data.words}
    </p>
  );
}
