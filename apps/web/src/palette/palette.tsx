import type { SearchView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { viewQuery } from '../api/queries.ts';
import { briefPath } from '../brief/brief-query.ts';
import { objectivesPlace, portfolioPlace, programPlaces, workspacePlaces } from '../shell/places.ts';
import { useProgram } from '../shell/use-program.ts';
import { useMoment } from '../time/moment.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import '../ui/menu.css';
import { type Choice, choiceOf, choiceOfPlace, matches } from './choice.ts';
import './palette.css';
import { recentChoices } from './recent.ts';
import { type Action, useActions } from './use-actions.ts';
import { useFollow } from './use-follow.ts';

/** Everything by name: pages, actions, days, and whatever the server finds. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const follow = useFollow(onClose);
  const act = (action: Action) => {
    onClose();
    action.run();
  };
  const places = usePlaces(typed);
  const actions = useActions(typed);
  const { found, searching } = useFound(typed);
  const recent = typed === '' ? recentChoices() : [];
  // What was found comes later than what was typed: Enter then takes the first of it.
  const first = firstName({ recent, found, places, actions });
  const [chosen, setChosen] = useState(first);
  useEffect(() => setChosen(first), [first]);
  return (
    <Dialog label="Search or run" className="palette" onClose={onClose}>
      <Command label="Search or run" shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
        <div className="palette-field">
          <Icon name="search" />
          <Command.Input value={text} onValueChange={setText} placeholder="A name, a key, a day, or what to do" />
          <kbd>esc</kbd>
        </div>
        <Command.List className="palette-list" label="Choices">
          <Choices title="Recent" choices={recent} onChoose={follow} />
          <Choices title="Found" choices={found} onChoose={follow} />
          <Choices title="Pages" choices={places} onChoose={follow} />
          <Actions actions={actions} onAct={act} />
          {typed === '' ? null : <InWork typed={typed} onChoose={follow} />}
        </Command.List>
        <p className="sr-only" role="status">
          {searching ? 'Searching' : `${found.length + places.length + actions.length} choices`}
        </p>
      </Command>
    </Dialog>
  );
}

type Lists = {
  readonly recent: readonly Choice[];
  readonly found: readonly Choice[];
  readonly places: readonly Choice[];
  readonly actions: readonly Action[];
};

/** The name of the line that stands first. */
function firstName({ recent, found, places, actions }: Lists): string {
  const [ofRecent, ofFound, ofPlaces, ofActions] = [recent[0], found[0], places[0], actions[0]];
  if (ofRecent) return choiceName('Recent', ofRecent);
  if (ofFound) return choiceName('Found', ofFound);
  if (ofPlaces) return choiceName('Pages', ofPlaces);
  return ofActions ? actionName(ofActions) : '';
}

const choiceName = (title: string, { target }: Choice) => `${title} ${JSON.stringify(target)}`;
const actionName = ({ label, detail }: Action) => `action ${label} ${detail}`;

function usePlaces(typed: string): readonly Choice[] {
  const program = useProgram();
  const places = program
    ? [portfolioPlace, objectivesPlace, ...programPlaces, ...workspacePlaces]
    : [portfolioPlace, objectivesPlace, ...workspacePlaces];
  const { milestone } = useParams({ strict: false }) as { milestone?: string };
  const ofPlaces = places.map((place) => choiceOfPlace(place, program?.id ?? ''));
  const all = program && milestone ? [briefChoice({ program: program.id, milestone }), ...ofPlaces] : ofPlaces;
  return all.filter(({ label }) => typed === '' || matches(typed, label));
}

/** Offered on a milestone, and found by what a leader would call it. */
const briefChoice = (place: { readonly program: string; readonly milestone: string }): Choice => ({
  label: 'Brief: this milestone in five sentences',
  detail: '',
  icon: 'note',
  target: { href: briefPath(place) },
});

// The server is asked once typing rests this long.
const REST_MS = 110;

function useFound(typed: string): { readonly found: readonly Choice[]; readonly searching: boolean } {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), typed === '' ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const program = useProgram()?.id ?? '';
  const { day } = useMoment();
  const query = viewQuery<SearchView>(['search'], '/api/search', { q: asked, asOf: day });
  const { data, isFetching } = useQuery({ ...query, enabled: asked !== '' });
  const results = typed === '' ? [] : (data?.results ?? []);
  return { found: results.map((result) => choiceOf(result, program)), searching: isFetching || asked !== typed };
}

type ChoicesProps = {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
};

function Choices({ title, choices, onChoose }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <Command.Group heading={title}>
      {choices.map((choice) => (
        <Line
          key={JSON.stringify(choice.target)}
          name={choiceName(title, choice)}
          line={choice}
          onSelect={() => onChoose(choice)}
        />
      ))}
    </Command.Group>
  );
}

function Actions({
  actions,
  onAct,
}: {
  readonly actions: readonly Action[];
  readonly onAct: (action: Action) => void;
}) {
  if (actions.length === 0) return null;
  return (
    <Command.Group heading="Actions">
      {actions.map((action) => (
        <Line
          key={`${action.label} ${action.detail}`}
          name={actionName(action)}
          line={action}
          onSelect={() => onAct(action)}
        />
      ))}
    </Command.Group>
  );
}

/** The last resort of every search: the list of all items, with these words. */
function InWork({ typed, onChoose }: { readonly typed: string; readonly onChoose: (choice: Choice) => void }) {
  const program = useProgram();
  if (!program) return null;
  const choice: Choice = {
    label: `Items with “${typed}”`,
    detail: 'Work',
    icon: 'work',
    target: { href: `/programs/${encodeURIComponent(program.id)}/work?q=${encodeURIComponent(typed)}` },
  };
  return <Choices title="Everywhere" choices={[choice]} onChoose={onChoose} />;
}

type LineProps = {
  readonly name: string;
  readonly line: { readonly label: string; readonly detail: string; readonly icon: IconName };
  readonly onSelect: () => void;
};

function Line({ name, line, onSelect }: LineProps) {
  return (
    <Command.Item className="menu-item palette-item" value={name} onSelect={onSelect}>
      <Icon name={line.icon} />
      <span>{line.label}</span>
      <small>{line.detail}</small>
    </Command.Item>
  );
}
