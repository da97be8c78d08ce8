/** A condition of JQL. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Clause;

/** One field held against values. */
export interface Clause {
  readonly kind: 'clause';
  readonly field: string;
  readonly op: string;
  readonly values: readonly string[];
}

export interface Order {
  readonly field: string;
  readonly isDescending: boolean;
}

export interface Jql {
  /** Null when nothing is restricted. */
  readonly where: Condition | null;
  readonly order: readonly Order[];
}

/** A query that Jira would refuse, with what it would say. */
export class BadJql extends Error {}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|!=|>=|<=|!~|[=<>~(),]|[^\s=<>~(),!"']+)/y;

/** Parses JQL; throws BadJql. */
export function parseJql(text: string): Jql {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (ahead = 0) => (tokens[at + ahead] ?? '').toLowerCase();
  const take = () => tokens[at++] ?? fail('the query ends too early');
  const isNext = (...words: string[]) => words.every((word, ahead) => peek(ahead) === word);
  const skip = (...words: string[]) => {
    if (!isNext(...words)) return false;
    at += words.length;
    return true;
  };
  const joined = (word: 'or' | 'and', inner: () => Condition): Condition => {
    const parts = [inner()];
    while (skip(word)) parts.push(inner());
    return parts.length === 1 ? (parts[0] as Condition) : { kind: word, parts };
  };
  const or = (): Condition => joined('or', () => joined('and', unary));
  const unary = (): Condition => {
    if (skip('not') || skip('!')) return { kind: 'not', part: unary() };
    if (!skip('(')) return clause();
    const inner = or();
    return skip(')') ? inner : fail('a ")" is missing');
  };
  const clause = (): Condition => {
    const field = unquoted(take()).toLowerCase();
    const op = operator(skip) ?? take();
    if (op === 'changed after') return { kind: 'clause', field, op, values: [unquoted(take())] };
    return { kind: 'clause', field, op, values: op.endsWith('in') ? list() : [value()] };
  };
  const list = (): readonly string[] => {
    if (!skip('(')) return [value()];
    const values = [value()];
    while (skip(',')) values.push(value());
    return skip(')') ? values : fail('a ")" is missing');
  };
  const value = (): string => {
    const text = take();
    if (!/^[\w]+$/.test(text) || !isNext('(', ')')) return unquoted(text);
    at += 2;
    return `${text}()`;
  };
  const where = tokens.length === 0 || isNext('order', 'by') ? null : or();
  const order = skip('order', 'by')
    ? orders(tokens.slice(at))
    : fail(at < tokens.length ? `"${tokens[at]}" is not expected here` : null);
  return { where, order };

  function fail(what: string): never;
  function fail(what: string | null): never[];
  function fail(what: string | null): never[] {
    if (what === null) return [];
    throw new BadJql(`Error in the JQL Query: ${what}.`);
  }
}

function operator(skip: (...words: string[]) => boolean): string | null {
  const words = [['not', 'in'], ['in'], ['is', 'not'], ['is'], ['changed', 'after'], ['was', 'not', 'in']];
  return words.find((each) => skip(...each))?.join(' ') ?? null;
}

function orders(tokens: readonly string[]): readonly Order[] {
  const parts = tokens.join(' ').split(' , ');
  return parts.map((part) => {
    const [field = '', direction = 'asc'] = part.split(' ');
    return { field: unquoted(field).toLowerCase(), isDescending: direction.toLowerCase() === 'desc' };
  });
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (found === null) throw new BadJql('Error in the JQL Query: a quote is not closed.');
    tokens.push(found[1] as string);
  }
  return tokens;
}

function unquoted(token: string): string {
  return /^["']/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
}
