import type { RawRecord } from '../kit/connector.ts';
import type { Http, HttpAnswer } from '../kit/http.ts';
import { textOf } from '../kit/text-of.ts';

const API = '/api/1.0';
const PAGE = 100;
/** Asana takes no more questions at once. */
const AT_ONCE = 10;

const TASK_FIELDS = [
  'name',
  'resource_subtype',
  'completed',
  'completed_at',
  'created_at',
  'modified_at',
  'due_on',
  'start_on',
  'permalink_url',
  'num_subtasks',
  'created_by',
  'assignee',
  'parent',
  'memberships.project',
  'memberships.section.name',
  'tags.name',
  'dependencies',
  'custom_fields.name',
  'custom_fields.number_value',
  'custom_fields.enum_value.name',
  'custom_fields.text_value',
  'actual_time_minutes',
];
const STORY_FIELDS = [
  'created_at',
  'resource_subtype',
  'target',
  'old_name',
  'new_name',
  'old_section.name',
  'new_section.name',
  'old_dates.due_on',
  'new_dates.due_on',
  'assignee',
  'project',
  'tag.name',
  'dependency',
  'custom_field.name',
  'old_number_value',
  'new_number_value',
  'old_enum_value.name',
  'new_enum_value.name',
];
const PROJECT_FIELDS = [
  'name',
  'archived',
  'created_at',
  'modified_at',
  'due_on',
  'start_on',
  'completed',
  'completed_at',
  'workspace',
  'permalink_url',
];

/** What is asked of each kind of thing. */
const FIELDS = {
  tasks: TASK_FIELDS,
  subtasks: TASK_FIELDS,
  task: TASK_FIELDS,
  stories: STORY_FIELDS,
  project: PROJECT_FIELDS,
  items: PROJECT_FIELDS,
  portfolio: ['name', 'due_on', 'start_on', 'created_at', 'workspace'],
  users: ['name', 'email'],
  me: ['name', 'email', 'workspaces.name'],
  ids: ['num_subtasks'],
} as const;
type Kind = keyof typeof FIELDS;

/** A question: a path beneath the API, and what is asked of it. */
export interface Question {
  readonly kind: Kind;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
}

/** Asks one question. */
export function ask(http: Http, { kind, path, query = {} }: Question, accept: readonly number[] = []) {
  return http.send({ path: `${API}${path}`, query: { ...query, opt_fields: FIELDS[kind].join(',') }, accept });
}

/** Asks for a list page by page. */
export async function* askAll(
  http: Http,
  question: Question,
): AsyncGenerator<HttpAnswer & { readonly offset: string }> {
  let offset = String(question.query?.offset ?? '');
  do {
    const query = { ...question.query, limit: PAGE, ...(offset === '' ? {} : { offset }) };
    const answer = await ask(http, { ...question, query });
    offset = offsetIn(answer.body);
    yield { ...answer, offset };
  } while (offset !== '');
}

/** Where the next page of a list begins; empty after the last. */
function offsetIn(body: unknown): string {
  const offset: unknown = Object(Object(body).next_page).offset;
  return typeof offset === 'string' ? offset : '';
}

/** One part of an answer to many questions. */
export interface Part {
  readonly question: Question;
  readonly status: number;
  readonly body: unknown;
}

/** Asks many questions, ten with each request; lists are followed to their ends. */
export async function askMany(http: Http, questions: readonly Question[]): Promise<readonly Part[]> {
  const batches: Question[][] = [];
  for (let at = 0; at < questions.length; at += AT_ONCE) batches.push([...questions.slice(at, at + AT_ONCE)]);
  const parts = (await Promise.all(batches.map((batch) => askBatch(http, batch)))).flat();
  return [...parts, ...(await Promise.all(parts.map((part) => rest(http, part)))).flat()];
}

/** The further pages of a list: a batch takes no place to go on from. */
async function rest(http: Http, { question, body }: Part): Promise<readonly Part[]> {
  const offset = offsetIn(body);
  const parts: Part[] = [];
  if (offset === '') return parts;
  const query = { ...question.query, offset };
  for await (const page of askAll(http, { ...question, query }))
    parts.push({
      question: { ...question, query: { ...query, page: parts.length } },
      status: page.status,
      body: page.body,
    });
  return parts;
}

async function askBatch(http: Http, batch: readonly Question[]): Promise<readonly Part[]> {
  const actions = batch.map(({ kind, path, query }) => ({
    relative_path: path,
    method: 'get',
    options: { ...(kind === 'task' ? {} : { limit: PAGE }), ...query, fields: FIELDS[kind] },
  }));
  const { body } = await http.send({ method: 'POST', path: `${API}/batch`, body: { data: { actions } } });
  const answers = Object(body).data as readonly { status_code: number; body: unknown }[];
  return batch.map((question, at) => ({
    question,
    status: answers[at]?.status_code ?? 0,
    body: answers[at]?.body,
  }));
}

/** An answer as a raw record. */
export function recordOf({ question, body }: Pick<Part, 'question' | 'body'>): RawRecord {
  const offset = question.query?.offset;
  return { endpoint: question.kind, key: `${question.path}${offset === undefined ? '' : ` from ${offset}`}`, body };
}

/** The things in an answer's `data`; what is no thing says nothing. */
export function dataOf(body: unknown): readonly Record<string, unknown>[] {
  const data: unknown = Object(body).data;
  return (Array.isArray(data) ? data : [data]).filter((each) => typeof each === 'object' && each !== null);
}

/** The same, of things with a gid each: what has none, or one that is no text, cannot be asked for again. */
export function thingsOf(body: unknown): readonly Thing[] {
  return dataOf(body).flatMap((each) => {
    const gid = textOf(each.gid);
    return gid === '' ? [] : [{ ...each, gid }];
  });
}

type Thing = Readonly<Record<string, unknown>> & { readonly gid: string };
