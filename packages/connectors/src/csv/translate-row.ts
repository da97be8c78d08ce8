import { EPOCH, type Instant, isDay, isPlausible, parseInstant, startOfDay } from '@fulcrum/core/calendar';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import { guessCategory } from '../kit/state-guess.ts';
import type { Translation } from '../kit/translation.ts';
import { effortIn, estimateIn } from './amounts.ts';
import { sayLinks } from './links.ts';

/** Where a row stands: its file and line, the program that it goes to, and which column holds what. */
export interface RowFrame {
  readonly source: string;
  readonly where: string;
  readonly program: string;
  readonly columns: ReadonlyMap<string, number>;
  /** The names of the columns. */
  readonly header: readonly string[];
  readonly said: Set<string>;
}

type Read = (attribute: string) => string | undefined;

/** One row of a CSV file as facts about one item and everything that it names. */
export function translateRow(cells: readonly string[], frame: RowFrame): Translation {
  const writer = factWriter(frame.source, frame.said);
  const read: Read = (attribute) => {
    const column = frame.columns.get(attribute);
    const cell = column === undefined ? undefined : cells[column]?.trim();
    // An export puts an apostrophe before what a spreadsheet would run as a formula.
    return cell === '' ? undefined : cell?.replace(/^'(?=[=+\-@])/, '');
  };
  const [id, created] = [itemId(frame, read('id')), timeIn(read('created'))];
  if (id === undefined) refuse(writer, frame, 'it has no id');
  else if (created === null || !isPlausible(created)) {
    refuse(
      writer,
      frame,
      `${id} was created at "${read('created') ?? ''}", which is no day (YYYY-MM-DD) or ISO 8601 time between 1990 and 2100`,
    );
  } else sayRow(writer, frame, { id, created, read });
  return writer.translation();
}

// A tracker's key is the same thing wherever it stands; a mere number is one of this table.
const TRACKER_KEY = /^[A-Z][A-Z0-9_]*-\d+$/i;

function itemId(frame: RowFrame, id: string | undefined): string | undefined {
  return id === undefined || TRACKER_KEY.test(id) || id.startsWith(`${frame.program}-`) ? id : `${frame.program}-${id}`;
}

/** A name of this program: an export writes the ids of teams and milestones, which begin with it. */
function bareName(frame: RowFrame, name: string): string {
  return name.startsWith(`${frame.program}/`) ? name.slice(frame.program.length + 1) : name;
}

interface Row {
  readonly id: string;
  readonly created: Instant;
  readonly read: Read;
}

function sayRow(writer: FactWriter, frame: RowFrame, { id, created, read }: Row): void {
  const always = { at: EPOCH, cause: frame.source };
  const own = (name: string | undefined) => (name === undefined ? undefined : `${frame.program}/${name}`);
  const milestones = listIn(read('milestones')).map((name) => bareName(frame, name));
  writer.say(['program', frame.program], { name: frame.program, key: frame.program }, always);
  for (const name of milestones)
    writer.say(['milestone', `${frame.program}/${name}`], { name, program: frame.program, form: 'release' }, always);
  const said = read('team') ?? listIn(read('components'))[0];
  const team = said === undefined ? undefined : bareName(frame, said);
  if (team !== undefined)
    writer.say(['team', `${frame.program}/${team}`], { name: team, program: frame.program }, always);
  const assignee = read('assignee');
  if (assignee !== undefined) writer.say(['person', assignee], { name: assignee }, always);
  const amount = (name: string) => {
    return {
      text: read(name),
      where: `${frame.where}, ${id}`,
      header: frame.header[frame.columns.get(name) ?? -1] ?? '',
    };
  };
  const attributes = {
    title: read('title') ?? '',
    program: frame.program,
    type: read('type'),
    priority: read('priority'),
    estimate: estimateIn(writer, amount('estimate')),
    effort: effortIn(writer, amount('effort')),
    skill: read('skill'),
    team: own(team),
    assignee,
    parent: itemId(frame, read('parent')),
    labels: listIn(read('labels')),
    components: listIn(read('components')),
    milestones: milestones.map((name) => `${frame.program}/${name}`),
    resolution: read('resolution'),
    url: read('url'),
  };
  writer.say(['item', id], attributes, { at: created, cause: `${frame.source}#${id}` });
  sayStates(writer, frame, { id, created, read });
  const { where, source } = frame;
  const [blockedBy, blocks] = [listIn(read('blockedBy')), listIn(read('blocks'))];
  sayLinks(writer, { id, created, blockedBy, blocks, where, source, itemId: (text) => itemId(frame, text) ?? text });
}

/** A step of the way that the dates tell: created, started, finished or in the state that is written. */
interface Step {
  readonly name: string;
  /** Missing where neither its name nor a date tells it. */
  readonly means: string | undefined;
  readonly at: Instant;
}

function sayStates(writer: FactWriter, frame: RowFrame, row: Row): void {
  const cause = `${frame.source}#${row.id}`;
  for (const { name, means, at } of stepsOf(row)) {
    writer.say(['word', `state/${name}`], { field: 'state', text: name, means }, { at: EPOCH, cause: `guess:${name}` });
    writer.say(['item', row.id], { state: name }, { at: Math.max(at, row.created), cause });
  }
  const state = row.read('state');
  if (state === undefined || guessCategory(state) !== null || row.read('finished') !== undefined) return;
  writer.diagnose({
    code: 'unknown-state',
    severity: 'warning',
    where: `${frame.where}, ${row.id}`,
    what: `the state "${state}" is not known, so it counts as todo`,
    mend: 'say what it means under Settings, Words',
  });
}

function stepsOf({ created, read }: Row): readonly Step[] {
  const [started, finished] = [timeIn(read('started')), timeIn(read('finished'))];
  const steps: Step[] = [{ name: 'Open', means: 'todo', at: created }];
  if (started !== null) steps.push({ name: 'In Progress', means: 'doing', at: started });
  const state = read('state') ?? (finished === null ? undefined : 'Done');
  if (state === undefined || state === 'Open') return steps;
  const means = finished === null ? (guessCategory(state) ?? undefined) : 'done';
  return [...steps, { name: state, means, at: finished ?? started ?? created }];
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

function timeIn(text: string | undefined): Instant | null {
  if (text === undefined) return null;
  if (isDay(text)) return startOfDay(text);
  // Anything looser is read by month or by day first, as the machine pleases: it is refused.
  return ISO_TIME.test(text) && isDay(text.slice(0, 10)) ? parseInstant(text.replace(' ', 'T')) : null;
}

function listIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function refuse(writer: FactWriter, frame: RowFrame, what: string): void {
  writer.diagnose({
    code: 'bad-record',
    severity: 'error',
    where: frame.where,
    what,
    mend: 'correct the row and import the file again; the rest has gone in',
  });
}
