import { readFileSync, writeFileSync } from 'node:fs';

// Cuts the paths that an emulator answers out of a vendor's description of its API, with what they refer to:
//   npm run descriptions -- OUT.json 'SOURCE.json,METHOD /path,METHOD /path…' ['OTHER.json,…']

const PROSE = /^(example|examples|tags|security|deprecated|summary|x-.*)$/;

type Json = Record<string, unknown>;
interface Document {
  readonly openapi: string;
  readonly info: Json;
  readonly paths: Readonly<Record<string, Json>>;
  readonly components?: Readonly<Record<string, Json>>;
}

const [out, ...sources] = process.argv.slice(2);
if (out === undefined || sources.length === 0) throw new Error('name a file to write, and sources with their paths');
const trimmed = { openapi: '3.0.1', info: {} as Json, paths: {} as Record<string, Json>, components: {} };
for (const source of sources) {
  const [file = '', ...operations] = source.split(',');
  take(JSON.parse(readFileSync(file, 'utf8')) as Document, operations);
}
writeFileSync(out, `${JSON.stringify(trimmed)}\n`);

function take(document: Document, operations: readonly string[]): void {
  const { title, version, license } = document.info;
  const origin = `${title} ${version}, ${(license as Json | undefined)?.name ?? 'no licence told'}`;
  trimmed.info = {
    title: 'Only the paths that are emulated',
    version: '1',
    license,
    'x-from': [trimmed.info['x-from'] ?? [], origin].flat(),
  };
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    const described = document.paths[path]?.[method.toLowerCase()];
    if (described === undefined) throw new Error(`${document.info.title} has no ${operation}`);
    const { parameters } = document.paths[path] as Json;
    const own = {
      ...(parameters === undefined ? {} : { parameters: lean(parameters) }),
      [method.toLowerCase()]: lean(described),
    };
    trimmed.paths[path] = { ...trimmed.paths[path], ...own };
    takeReferences([parameters, described], document);
  }
}

/** Copies the components that something refers to, and those that these refer to. */
function takeReferences(value: unknown, document: Document): void {
  for (const [, group = '', name = ''] of JSON.stringify(value).matchAll(/"#\/components\/([^/"]+)\/([^"]+)"/g)) {
    const groups = trimmed.components as Record<string, Json>;
    groups[group] ??= {};
    if (Object.hasOwn(groups[group], name)) continue;
    const component = document.components?.[group]?.[name];
    groups[group][name] = lean(component);
    takeReferences(component, document);
  }
}

/** Without prose, examples and what only the vendor's own tools read. Names of properties are kept, whatever they are. */
function lean(value: unknown, isProperties = false): unknown {
  if (Array.isArray(value)) return value.map((each) => lean(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isProperties || !PROSE.test(key));
  return Object.fromEntries(
    kept.map(([key, each]) => {
      // A response must have a description, so that is emptied and not left out.
      if (key === 'description' && !isProperties) return [key, ''];
      return [key, lean(each, key === 'properties' && !isProperties)];
    }),
  );
}
