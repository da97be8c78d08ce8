import { type Instant, isPlausible, parseInstant } from '@fulcrum/core/calendar';
import type { Diagnostic } from '@fulcrum/core/vocabulary';
import type { z } from 'zod';
import type { RawRecord, Translator } from '../kit/connector.ts';
import { type FactWriter, factWriter } from '../kit/fact-writer.ts';
import { textOf } from '../kit/text-of.ts';
import type { Translation } from '../kit/translation.ts';
import type { Frame } from './frame.ts';
import { namesIn, withOwnState } from './names.ts';
import { sayIssue } from './say-issue.ts';
import { saySurroundings } from './say-surroundings.ts';
import type { LinearSettings } from './settings.ts';
import {
  further as furtherShape,
  issue as issueShape,
  type LinearFurther,
  type LinearIssue,
  nodesOf,
  surroundings,
} from './shape.ts';

/** Makes facts of Linear's answers. Issues and their further changes are joined by the issue's id. */
export function translator(given: {
  readonly settings: LinearSettings;
  readonly surroundings: readonly RawRecord[];
}): Translator {
  const frame: Frame = { settings: given.settings, names: namesIn(given.surroundings), said: new Set() };
  return (records) => {
    const more = furtherByIssue(records);
    return joined(records.map((record) => translateRecord(record, frame, more)));
  };
}

type MoreOfIssues = ReadonlyMap<string, LinearFurther>;

function translateRecord(record: RawRecord, frame: Frame, more: MoreOfIssues): Translation {
  const { endpoint, body } = record;
  if (endpoint === 'further') return EMPTY;
  if (endpoint === 'gone') return joined(nodesOf(body).map((node) => gone(node)));
  const what = endpoint in surroundings ? (endpoint as Around) : 'issues';
  return joined(nodesOf(body).map((node) => translateNode(node, { what, where: record.key, frame, more })));
}

type Around = keyof typeof surroundings;

interface Node {
  readonly what: Around | 'issues';
  readonly where: string;
  readonly frame: Frame;
  readonly more: MoreOfIssues;
}

function translateNode(node: unknown, place: Node): Translation {
  const { what, where, frame } = place;
  const shape: z.ZodType = what === 'issues' ? issueShape : surroundings[what];
  const parsed = shape.safeParse(node);
  if (!parsed.success) {
    const [trouble] = parsed.error.issues;
    const name = (textOf(Object(node).identifier) || textOf(Object(node).name) || where).slice(0, 100);
    const at = trouble?.path.join('.') || 'the object';
    return refused(name, 'bad-record', `not what Linear lists under ${what}: ${at}: ${trouble?.message}`);
  }
  if (what === 'issues') return translateIssue(parsed.data as LinearIssue, place);
  const writer = factWriter(`linear:${frame.settings.program ?? 'workspace'}`, frame.said);
  saySurroundings(writer, { endpoint: what, node: parsed.data, settings: frame.settings });
  return writer.translation();
}

function translateIssue(issue: LinearIssue, { frame, more }: Node): Translation {
  const created = parseInstant(issue.createdAt);
  if (created === null || !isPlausible(created)) {
    const what = `created at "${issue.createdAt}", which is no time between 1990 and 2100`;
    return refused(issue.identifier, 'bad-date', what);
  }
  const team = issue.team?.key ?? issue.identifier.slice(0, issue.identifier.lastIndexOf('-'));
  const writer = factWriter(`linear:${team}`, frame.said);
  const further = more.get(issue.id);
  const changes = [...(issue.history?.nodes ?? []), ...(further?.history?.nodes ?? [])];
  const relations = [...(issue.relations?.nodes ?? []), ...(further?.relations?.nodes ?? [])];
  sayIssue(writer, issue, { ...frame, names: withOwnState(frame.names, issue), created, team, changes, relations });
  return writer.translation();
}

/** What was asked for by itself, by the id of its issue. */
function furtherByIssue(records: readonly RawRecord[]): MoreOfIssues {
  const found = new Map<string, LinearFurther>();
  const nodes = records.filter(({ endpoint }) => endpoint === 'further').flatMap(({ body }) => nodesOf(body));
  for (const node of nodes) {
    const parsed = furtherShape.safeParse(node);
    if (!parsed.success) continue;
    const before = found.get(parsed.data.id);
    const history = { nodes: [...(before?.history?.nodes ?? []), ...(parsed.data.history?.nodes ?? [])] };
    const relations = { nodes: [...(before?.relations?.nodes ?? []), ...(parsed.data.relations?.nodes ?? [])] };
    found.set(parsed.data.id, { id: parsed.data.id, history, relations });
  }
  return found;
}

/** An issue that a webhook named and that is not there any more. */
function gone(node: unknown): Translation {
  const { identifier, at } = Object(node) as { identifier?: unknown; at?: unknown };
  const version: Instant | null = typeof at === 'string' ? parseInstant(at) : null;
  if (typeof identifier !== 'string' || identifier === '' || version === null) return EMPTY;
  const writer: FactWriter = factWriter(`linear:${identifier.slice(0, identifier.lastIndexOf('-'))}`);
  writer.observe(
    ['item', identifier],
    { deleted: true },
    { since: version, version, cause: `linear:gone/${identifier}` },
  );
  return writer.translation();
}

const EMPTY: Translation = { facts: [], diagnostics: [] };

function joined(parts: readonly Translation[]): Translation {
  const observed = parts.flatMap((part) => part.observed ?? []);
  return {
    facts: parts.flatMap((part) => part.facts),
    diagnostics: parts.flatMap((part) => part.diagnostics),
    ...(observed.length > 0 ? { observed } : {}),
  };
}

function refused(where: string, code: string, what: string): Translation {
  const mend = 'look at it in Linear; the rest has gone in';
  const diagnostic: Diagnostic = { code, severity: 'error', where, what, mend };
  return { facts: [], diagnostics: [diagnostic] };
}
