import type { AnsweredView, MatchAnswer, MatchesView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';

type Account = MatchesView['questions'][number]['one'];

const ANSWERS: Readonly<Record<MatchAnswer, readonly [name: string, description: string]>> = {
  same: ['same', 'Say that two accounts are one person; the first one stands for both.'],
  different: ['different', 'Say that two accounts are two people: nobody is asked again, and no address joins them.'],
  later: ['later', 'Put a question off.'],
  none: ['undo', 'Take back what was said of two accounts.'],
};

/** `fulcrum people`: who is the same in several tools. */
export function peopleCommand(): Command {
  const command = new Command('people')
    .enablePositionalOptions()
    .description('People known from several tools: who is one by their address, and who may be one.')
    .option('--json', 'print the list as JSON')
    .action(({ json }: { json?: boolean }) =>
      withWorkbench('program.read', async (session) => {
        const matches = await ask<MatchesView>(session, 'people-matches', {});
        print(json, matches, () => matchesWords(matches));
      }),
    );
  for (const [answer, [name, description]] of Object.entries(ANSWERS))
    command.addCommand(answerCommand(answer as MatchAnswer, name, description));
  return command;
}

function answerCommand(answer: MatchAnswer, name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<one>', 'an account by id, name or address')
    .argument('<other>', 'another account')
    .option('--json', 'print the result as JSON')
    .action((one: string, other: string, { json }: { json?: boolean }) =>
      withWorkbench('program.write', async (session) => {
        const answered = await ask<AnsweredView>(session, 'answer-match', { one, other, answer });
        print(json, answered, () => answeredWords(answered));
      }),
    );
}

function answeredWords({ one, other, undo, words, open }: AnsweredView): string {
  const back = `fulcrum people ${ANSWERS[undo][0]} ${JSON.stringify(one)} ${JSON.stringify(other)}`;
  return [words, `To take it back: ${back}`, waiting(open)].map(harmless).join('\n');
}

function waiting(open: number): string {
  if (open === 0) return 'Nobody is left to be matched.';
  return open === 1 ? '1 question waits: fulcrum people' : `${open} questions wait: fulcrum people`;
}

function matchesWords({ questions, more, joined, apart, open }: MatchesView): string {
  const lines = [
    ...joined.flatMap(({ stands, others }) =>
      others.map((each) => `${said(stands)} is also ${said(each)} (${each.words})`),
    ),
    ...apart.map(({ one, other }) => `${said(one)} is not ${said(other)} (you said so)`),
    ...questions.map(({ words, isLater, one, other }) => {
      const how = `fulcrum people same ${JSON.stringify(one.id)} ${JSON.stringify(other.id)}`;
      return `${words}${isLater ? ' (put off)' : ''}\n  if yes: ${how}\n  if no: ${how.replace(' same ', ' different ')}`;
    }),
    ...(more > 0 ? [`… and ${more} more questions when these are answered`] : []),
    waiting(open),
  ];
  return lines.map((line) => line.split('\n').map(harmless).join('\n')).join('\n');
}

function said({ name, tools, id }: Account): string {
  return tools.length === 0 ? `${name} (${id})` : `${name} of ${tools.join(' and ')} (${id})`;
}
