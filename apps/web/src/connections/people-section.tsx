import type { AnsweredView, MatchAnswer, MatchesView } from '@fulcrum/workbench/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Edit } from '../edits/edit.ts';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { plural } from '../words/figures.ts';
import './people-section.css';
import { matchesQuery } from './queries.ts';

type Question = MatchesView['questions'][number];
type Account = Question['one'];
type Answer = (one: Account, other: Account, answer: MatchAnswer) => void;

const FEW = 10;

/** Who is known from several tools: the questions that only a person can answer, and who is one already. */
export function PeopleSection() {
  const { data } = useQuery(matchesQuery());
  const [all, setAll] = useState(false);
  const { edit, busy, error } = useEdit();
  const say = (one: string, other: string, answer: MatchAnswer) => edit(matchEdit(one, other, answer));
  const answer: Answer = (one, other, said) => say(one.id, other.id, said);
  if (data === undefined) return null;
  const { questions, joined, apart, open } = data;
  if (questions.length + joined.length + apart.length === 0) return null;
  const shown = all ? questions : questions.slice(0, FEW);
  return (
    <Section
      title="People"
      note={open > 0 ? `${plural(open, 'person', 'people')} to match` : 'Everybody is matched'}
      id="people"
    >
      <EditFailed error={error} />
      <ul className="people-questions">
        {shown.map((question) => (
          <QuestionRow
            key={`${question.one.id} ${question.other.id}`}
            question={question}
            busy={busy}
            answer={answer}
          />
        ))}
      </ul>
      {questions.length > shown.length ? (
        <Button size="small" onClick={() => setAll(true)}>
          {`Show ${plural(questions.length - shown.length, 'more question')}`}
        </Button>
      ) : null}
      <Matched view={data} busy={busy} answer={answer} />
    </Section>
  );
}

/** Says whether two accounts are one person; the answer of the server tells what takes it back. */
function matchEdit(one: string, other: string, answer: MatchAnswer): Edit {
  const of = (said: Pick<AnsweredView, 'one' | 'other'>, how: MatchAnswer) =>
    ({ method: 'post', path: '/api/people/matches', body: { one: said.one, other: said.other, answer: how } }) as const;
  const words = (answered: unknown): string => (answered as AnsweredView).words;
  const undo = (answered: unknown): Edit => ({
    ...of(answered as AnsweredView, (answered as AnsweredView).undo),
    words,
  });
  return { ...of({ one, other }, answer), words, undo };
}

type RowProps = { readonly question: Question; readonly busy: boolean; readonly answer: Answer };

function QuestionRow({ question: { one, other, words, reason, isLater }, busy, answer }: RowProps) {
  return (
    <li>
      <div>
        <p>
          <b>{words}</b>
          {isLater ? <small> put off</small> : null}
        </p>
        <p className="text-ink-3">{[reason, addressesOf(one, other)].filter(Boolean).join(' ')}</p>
      </div>
      <div className="connection-buttons">
        <Button size="small" disabled={busy} onClick={() => answer(one, other, 'same')} aria-label={`Yes: ${words}`}>
          Yes
        </Button>
        <Button
          size="small"
          disabled={busy}
          onClick={() => answer(one, other, 'different')}
          aria-label={`No: ${words}`}
        >
          No
        </Button>
        {isLater ? null : (
          <Button
            kind="bare"
            size="small"
            disabled={busy}
            onClick={() => answer(one, other, 'later')}
            aria-label={`Later: ${words}`}
          >
            Later
          </Button>
        )}
      </div>
    </li>
  );
}

function addressesOf(one: Account, other: Account): string {
  const known = [one, other].filter(({ email }) => email !== null);
  return known.map(({ name, email }) => `${name}: ${email}.`).join(' ');
}

type MatchedProps = { readonly view: MatchesView; readonly busy: boolean; readonly answer: Answer };

/** Who is one already, and who was said not to be: each can be taken back. */
function Matched({ view: { joined, apart }, busy, answer }: MatchedProps) {
  const count = joined.reduce((sum, { others }) => sum + others.length, 0) + apart.length;
  if (count === 0) return null;
  return (
    <details className="people-matched">
      <summary>{`${plural(count, 'match', 'matches')} so far`}</summary>
      <ul>
        {joined.flatMap(({ stands, others }) =>
          others.map((other) => (
            <li key={other.id}>
              <p>
                {named(stands)} is also {named(other)} <small>{other.words}</small>
              </p>
              <Button
                size="small"
                disabled={busy}
                onClick={() => answer(stands, other, 'different')}
                aria-label={`Not the same: ${named(stands)}, ${named(other)}`}
              >
                Not the same
              </Button>
            </li>
          )),
        )}
        {apart.map(({ one, other }) => (
          <li key={`${one.id} ${other.id}`}>
            <p>
              {named(one)} is not {named(other)} <small>you said so</small>
            </p>
            <Button
              size="small"
              disabled={busy}
              onClick={() => answer(one, other, 'none')}
              aria-label={`Take back: ${named(one)} is not ${named(other)}`}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function named({ name, tools }: Account): string {
  return tools.length === 0 ? name : `${name} of ${tools.join(' and ')}`;
}
