import { useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { type Editing, useEdit } from '../edits/use-edit.ts';
import { ReadPart } from '../evidence/read-part.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import '../ui/table.css';
import { formatCount, plural } from '../words/figures.ts';
import { meaningsOf, wordEdit } from './meanings.ts';
import { type Word, type WordField, type WordsAnswer, wordEffectQuery, wordsQuery } from './queries.ts';

const FIELDS: readonly (readonly [field: WordField, title: string, note: string])[] = [
  ['state', 'States', 'Each means one of four: to do, in progress, done, dropped'],
  ['resolution', 'Resolutions', 'How a finished item ended: delivered, or dropped'],
  ['container', 'Milestones', 'Whether releases (fix versions) and epics count as milestones'],
  ['component', 'Components', 'Which team does what touches it'],
  ['environment', 'Environments', 'Where a deployment reaches its users: production, or another place'],
  ['type', 'Types', 'Which sorts of items are incidents'],
  ['label', 'Labels', 'Which labels make an item an incident'],
];

/** What the words of the trackers mean here. Every figure follows a change at once, also those of the past. */
export function WordsSection() {
  const editing = useEdit();
  return (
    <Section title="Words" note="What the words of your trackers mean here" id="words">
      <EditFailed error={editing.error} />
      <ReadPart query={wordsQuery()}>
        {(answer) => (
          <div className="columns words">
            {answer.words.length === 0 ? <p>None yet: they come with the first import.</p> : null}
            {FIELDS.map(([field, title, note]) => (
              <WordTable key={field} field={field} title={title} note={note} answer={answer} editing={editing} />
            ))}
          </div>
        )}
      </ReadPart>
    </Section>
  );
}

type TableProps = {
  readonly field: WordField;
  readonly title: string;
  readonly note: string;
  readonly answer: WordsAnswer;
  readonly editing: Editing;
};

// Trackers collect words over the years; the rare ones come on request.
const FEW = 12;

function WordTable({ field, title, note, answer, editing }: TableProps) {
  const [all, setAll] = useState(false);
  // What has no meaning yet comes first: it counts as to do until somebody says more.
  const words = answer.words
    .filter((word) => word.field === field)
    .sort((one, other) => Number(one.means !== null) - Number(other.means !== null));
  if (words.length === 0) return null;
  const shown = all ? words : words.slice(0, FEW);
  return (
    <div className="words-table">
      <h3>{title}</h3>
      <p>{note}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Word</th>
            <th scope="col" className="number">
              Items
            </th>
            <th scope="col">Means</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((word) => (
            <WordRow key={word.id} word={word} answer={answer} editing={editing} />
          ))}
        </tbody>
      </table>
      {words.length > shown.length ? (
        <Button size="small" onClick={() => setAll(true)}>
          {`Show ${plural(words.length - shown.length, 'rarer word')}`}
        </Button>
      ) : null}
    </div>
  );
}

type RowProps = { readonly word: Word; readonly answer: WordsAnswer; readonly editing: Editing };

function WordRow({ word, answer, editing }: RowProps) {
  const meanings = meaningsOf(word, answer.teams);
  const [chosen, setChosen] = useState<string>();
  const keep = (means: string) => editing.edit(wordEdit(word, means, answer.teams), () => setChosen(undefined));
  return (
    <>
      <tr>
        <th scope="row">
          {word.text}
          {word.means === null ? <small>No meaning yet: counts as to do</small> : null}
        </th>
        <td className="number">{formatCount(word.items)}</td>
        <td>
          <Select
            label={`What ${word.text} means`}
            value={chosen ?? word.means ?? ''}
            options={word.means === null ? [['', 'Choose …'], ...meanings] : meanings}
            disabled={editing.busy}
            onChange={(means) => setChosen(means === '' || means === word.means ? undefined : means)}
          />
        </td>
      </tr>
      {chosen === undefined ? null : (
        <tr>
          <td colSpan={3}>
            <WordPreview
              word={word}
              means={chosen}
              busy={editing.busy}
              onKeep={() => keep(chosen)}
              onCancel={() => setChosen(undefined)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

type PreviewProps = {
  readonly word: Word;
  readonly means: string;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onCancel: () => void;
};

/** What another meaning would change, before it is kept. */
function WordPreview({ word, means, busy, onKeep, onCancel }: PreviewProps) {
  return (
    <div className="settings-preview" role="status">
      <ReadPart query={wordEffectQuery(word.id, means)}>
        {({ words, milestones }) => (
          <>
            <p>{words}</p>
            {milestones.length > 0 ? (
              <ul>
                {milestones.slice(0, 5).map(({ id, name, open, openAfter }) => (
                  <li key={id}>{`${name}: ${open} → ${openAfter} open`}</li>
                ))}
              </ul>
            ) : null}
          </>
        )}
      </ReadPart>
      <Button kind="main" size="small" disabled={busy} onClick={onKeep}>
        {busy ? 'Saving …' : 'Keep it'}
      </Button>
      <Button kind="bare" size="small" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
