import type { Day } from '@fulcrum/core/calendar';
import type { boardCards } from '@fulcrum/core/flow';
import type { FactLog, ProgramGraph } from '@fulcrum/core/program';
import type { ProgramRecord } from '@fulcrum/core/vocabulary';
import type { BoardCardView, BoardView, Words } from '../../views/index.ts';
import { itemsEvidence } from '../evidence-ref.ts';
import { countWords, piece } from '../phrases.ts';
import { sprintPage } from './sprint-page.ts';
import { liveSprints, sprintsOf } from './sprints.ts';

interface At {
  readonly log: FactLog;
  readonly graph: ProgramGraph;
  readonly program: ProgramRecord;
  readonly asOf: Day;
}

interface Shown {
  readonly cards: readonly BoardCardView[];
  readonly beyond: readonly BoardCardView[];
  readonly columns: BoardView['columns'];
  readonly teams: BoardView['teams'];
  readonly place: { readonly program: string; readonly asOf: Day };
  readonly scope: BoardView['scope'];
  readonly levels: ReturnType<typeof boardCards>['levels'];
}

/** The sprint in a sentence, where one runs; then what is too old; then which limits are passed. */
export function boardHeadline(at: At, shown: Shown): Words {
  const sprints = sprintsOf(at.log, at.graph, at.program.id);
  const isRunning = liveSprints(sprints).some(({ members }) => members.length > 0);
  const sprint = isRunning ? [...sprintPage({ ...at, back: 0 }).headline, piece.text(' ')] : [];
  return [...sprint, ...agedWords(shown), ...limitWords(shown)];
}

function agedWords({ cards, beyond, place, scope, levels }: Shown): Words {
  const what = scope === 'open' ? 'is open' : 'is under way';
  if (cards.length === 0) return [piece.text(`No item ${what} here. `)];
  if (levels.all === null) return [piece.text('Too little was finished in a year to say which items are too old. ')];
  if (beyond.length === 0)
    return [piece.text('No item is older than 85\u00a0% of its type were when they were finished. ')];
  const ids = beyond.map(({ id }) => id);
  const evidence = itemsEvidence('Older than 85 % of their type', { ...place, filter: { ids }, count: ids.length });
  const verb =
    beyond.length === 1
      ? 'is older than 85\u00a0% of its type was when'
      : 'are older than 85\u00a0% of their type were when';
  return [piece.figure(countWords(beyond.length, 'item'), evidence), piece.text(` ${verb} finished. `)];
}

const NAMED = 3;

function limitWords({ columns, teams }: Shown): Words {
  const over = [...columns, ...teams].filter(({ isOver }) => isOver);
  const limited = [...columns, ...teams].filter(({ limit }) => limit !== null);
  if (over.length === 0)
    return limited.length === 0 ? [] : [piece.text(limited.length === 1 ? 'The one limit holds.' : 'All limits hold.')];
  const words = over.slice(0, NAMED).flatMap((one, index): Words => {
    const evidence = columns.find((column) => column === one)?.evidence;
    const count =
      evidence === undefined ? { text: String(one.count), strong: true } : piece.figure(String(one.count), evidence);
    return [
      piece.text(`${index === 0 ? '' : ', '}${one.name} holds `),
      count,
      piece.text(`, its limit is ${one.limit}`),
    ];
  });
  const more = over.length - NAMED;
  return [...words, piece.text(more > 0 ? `, and ${more} more are over theirs.` : '.')];
}

/** Against what ages are held. */
export function levelWords({ since, all }: Shown['levels']): string {
  if (all === null) return 'Fewer than 10 items were finished in the last year: ages cannot be judged.';
  const from = since === 'started' ? 'Age since work started' : 'Age since creation (no starts are told)';
  return `${from}, against ${countWords(all.count, 'item')} finished in the last year`;
}

/** What came and went in a week. */
export function flowWords(flow: Omit<BoardView['flow'], 'words'>): Words {
  const { created, started, finished, efficiency } = flow;
  const balance = created.count - finished.count;
  const trend = balance === 0 ? 'as many' : `${Math.abs(balance)} ${balance > 0 ? 'more' : 'fewer'}`;
  const share = efficiency === null ? null : Math.round(100 * efficiency.share);
  return [
    piece.text('In seven days '),
    piece.figure(countWords(created.count, 'item'), created.evidence),
    piece.text(' came'),
    ...(started === null
      ? []
      : [piece.text(', '), piece.figure(String(started.count), started.evidence), piece.text(' were started')]),
    piece.text(' and '),
    piece.figure(String(finished.count), finished.evidence),
    piece.text(` went: ${trend} came${balance === 0 ? ' as' : ' than'} went. `),
    piece.text(
      share === null
        ? 'Flow efficiency is not known: the history of states does not reach.'
        : `Flow efficiency ${share}\u00a0%: so much of the time from creation to end was spent in states that count as work (${countWords(efficiency?.items ?? 0, 'item')}).`,
    ),
  ];
}
