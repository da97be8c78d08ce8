import type { WhatIfView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client.ts';
import { programPath, viewQuery } from '../api/queries.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { formatMove, formatOdds } from '../words/figures.ts';
import { localDates } from '../words/local-dates.ts';
import { DecideBar } from './decide-bar.tsx';
import { OptionParts } from './option-parts.tsx';
import type { Choice } from './request-edits.ts';
import { type Priced, type PriceOption, type PriceView, type RequestView, useScopeSearch } from './scope-query.ts';

const NAMES: Readonly<Record<PriceOption['option'], string>> = {
  absorb: 'Absorb',
  cut: 'Cut',
  move: 'Move',
  staff: 'Staff',
};

type Props = {
  readonly view: PriceView;
  /** Whether something else is typed by now than what it is the price of. */
  readonly isStale: boolean;
  readonly request: RequestView | undefined;
  readonly isChanged: boolean;
  readonly priced: Priced;
};

/** Four ways to go about a request: one is chosen, edited, opened as a what-if, and approved. */
export function OptionCards({ view, isStale, request, isChanged, priced }: Props) {
  const [option, setOption] = useState<PriceOption['option']>('absorb');
  const [edited, setEdited] = useState<Choice>();
  const chosen = view.options.find((one) => one.option === option) ?? view.options[0]!;
  const choice = edited?.option === chosen.option ? edited : (chosen.chosen as Choice | null);
  return (
    <div data-stale={isStale}>
      <h3>Four ways to go about it</h3>
      <fieldset className="option-cards">
        <legend className="sr-only">What is done about it</legend>
        {view.options.map((one) => (
          <label key={one.option} className="option-card" data-chosen={one === chosen}>
            <span className="option-head">
              <input type="radio" name="option" checked={one === chosen} onChange={() => setOption(one.option)} />
              <b>{NAMES[one.option]}</b>
              {one.days === null ? null : (
                <span className={one.days > 0 ? 'later' : 'sooner'}>{formatMove(one.days)}</span>
              )}
            </span>
            <span>{localDates(one.words)}</span>
            <Figures option={one} asOf={view.asOf} hasTarget={view.milestone.target !== null} />
          </label>
        ))}
      </fieldset>
      <OptionParts option={chosen} choice={choice} asOf={view.asOf} priced={priced} onChange={setEdited} />
      {edited !== undefined && edited === choice && edited.person === undefined ? (
        <Edited view={view} option={chosen} choice={edited} />
      ) : null}
      <DecideBar request={request} choice={choice} isBlocked={isStale || isChanged} name={NAMES[chosen.option]} />
    </div>
  );
}

function Figures({
  option,
  asOf,
  hasTarget,
}: {
  readonly option: PriceOption;
  readonly asOf: string;
  readonly hasTarget: boolean;
}) {
  const { p50, p85, odds, cost } = option;
  if (p50 === null || p85 === null) return null;
  const told = [
    `50 % ${formatDay(p50, asOf)}`,
    `85 % ${formatDay(p85, asOf)}`,
    odds === null ? (hasTarget ? null : 'no target') : `odds ${formatOdds(odds)}`,
    cost === null ? null : `cost ${cost >= 0 ? '+' : '−'}${Math.abs(Math.round(cost)).toLocaleString()}`,
  ];
  return <small>{told.filter(Boolean).join(' · ')}</small>;
}

/** What an option comes to that was edited: worked out anew by the server. */
function Edited({
  view,
  option,
  choice,
}: {
  readonly view: PriceView;
  readonly option: PriceOption;
  readonly choice: Choice;
}) {
  const { program } = useScopeSearch();
  const { day, scenario } = useMoment();
  const changes = editedChanges(view, option, choice);
  const body = { changes, asOf: day, scenario };
  const query = viewQuery<WhatIfView>(['edited-option', program], '', { body: JSON.stringify(body) });
  const { data, isPlaceholderData } = useQuery({
    ...query,
    queryFn: () => post<WhatIfView>(programPath(program, 'what-if'), body),
  });
  const own = data?.milestones.find(({ id }) => id === view.milestone.id);
  if (!own?.after.p85 || isPlaceholderData) return <p className="scope-note">Working out what you changed …</p>;
  return (
    <p className="option-edited" role="status">
      {`As you changed it: 85 % by ${formatDay(own.after.p85, view.asOf)} (${formatMove(own.days?.p85 ?? 0)})`}
      {own.after.oddsOfTarget === null ? '' : `, odds ${formatOdds(own.after.oddsOfTarget)}`}.
    </p>
  );
}

/** The request itself, with an option as it was edited. */
function editedChanges(view: PriceView, option: PriceOption, choice: Choice) {
  const joining = view.options.find((one) => one.option === 'absorb')?.changes ?? [];
  const milestone = view.milestone.id;
  if (choice.option === 'move') return [...joining, { kind: 'target', milestone, target: choice.day }];
  if (choice.option === 'staff') return [...joining, { kind: 'capacity', team: choice.team, slots: choice.slots }];
  const kept = new Set(choice.items as readonly string[]);
  const own = new Set(option.items.map(({ id }) => id));
  return option.changes.filter(({ item }) => typeof item !== 'string' || !own.has(item) || kept.has(item));
}
