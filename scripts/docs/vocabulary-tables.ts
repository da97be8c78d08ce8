import { type Attribute, day, type Kind, ref, text, vocabulary } from '@fulcrum/core/vocabulary';

const BEGIN = '<!-- Written from packages/core/src/vocabulary by `npm run docs`: change it there. -->';
const END = '<!-- End of what is written from packages/core/src/vocabulary. -->';

const NAMES = new Map<Attribute['schema'], string>([
  [text, 'text'],
  [ref, 'id'],
  [day, 'day'],
]);

const TYPES: Readonly<Record<string, string>> = { boolean: 'true or false', string: 'text' };

/** One table for each kind of thing: its attributes, what they hold, and what they mean. */
export function vocabularyTables(): string {
  return Object.values(vocabulary).map(tableOf).join('\n\n');
}

/**
 * A document with the tables in the place that two comments mark.
 * @throws when the marks are missing: the tables would be nowhere
 */
export function withTables(document: string): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the document has no place for the tables: it needs\n${BEGIN}\n${END}`);
  return `${document.slice(0, from)}${BEGIN}\n\n${vocabularyTables()}\n\n${document.slice(to)}`;
}

function tableOf(kind: Kind): string {
  const rows = Object.entries(kind.attributes).map(
    ([name, attribute]) => `| \`${name}\` | ${holds(attribute)} | ${attribute.meaning} |`,
  );
  return [`### ${kind.name}`, '', kind.meaning, '', '| Attribute | Holds | Meaning |', '|---|---|---|', ...rows].join(
    '\n',
  );
}

function holds({ schema, many, unit }: Attribute): string {
  const one = NAMES.get(schema) ?? nameOf(schema);
  const all = many ? `list of ${one}s` : one;
  return unit === undefined ? all : `${all} (${unit})`;
}

function nameOf(schema: Attribute['schema']): string {
  const { type, enum: options } = schema.toJSONSchema({ unrepresentable: 'any' });
  if (options !== undefined) return options.map((option) => `\`${option}\``).join(', ');
  if (typeof type !== 'string') throw new Error('an attribute holds one type: say here what to call it');
  return TYPES[type] ?? type;
}
