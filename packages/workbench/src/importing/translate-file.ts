import { stat } from 'node:fs/promises';
import {
  type AnyConnector,
  connectors,
  type RawRecord,
  readLines,
  recordOf,
  type TranslatedLine,
  translateLines,
} from '@fulcrum/connectors';
import { BadInput } from '../catalogue/errors.ts';

/** A file of recorded answers, and how to read it. */
export interface RecordedFile {
  readonly tool: string;
  readonly path: string;
  /** Which endpoint of the tool gave the answers. */
  readonly endpoint: string;
  /** Settings of a connection that matter for the translation, as `name=value`. */
  readonly settings?: readonly string[];
  /** Files with answers of other endpoints that these need, as `endpoint=FILE`. */
  readonly beside?: readonly string[];
  readonly onProgress?: (progress: { readonly bytes: number; readonly totalBytes: number }) => void;
}

/**
 * What recorded answers of a tool say, line by line; nothing is stored, and no tool is asked. Throws BadInput for an unknown
 * tool, endpoint or setting, with those that there are.
 * @param known the connectors to choose from; all that there are unless a test gives its own
 */
export async function* translateFile(
  file: RecordedFile,
  known: readonly AnyConnector[] = connectors,
): AsyncGenerator<TranslatedLine> {
  const connector = connectorOf(file.tool, known);
  const endpoint = endpointOf(connector, file.endpoint);
  const settings = settingsOf(connector, file.settings ?? []);
  const surroundings = await surroundingsOf(connector, file.beside ?? []);
  const totalBytes = await sizeOf(file.path);
  const translate = connector.translator({ settings, surroundings });
  const onBytes = (bytes: number) => file.onProgress?.({ bytes, totalBytes });
  yield* translateLines(readLines(file.path, { onBytes }), { endpoint, translate });
}

function connectorOf(tool: string, known: readonly AnyConnector[]): AnyConnector {
  const found = known.find((connector) => connector.tool === tool.toLowerCase());
  if (found !== undefined) return found;
  const tools = known.map((connector) => connector.tool).join(', ');
  throw new BadInput(`there is no connector for "${tool}"; there are: ${tools || 'none'}`);
}

function endpointOf({ title, endpoints }: AnyConnector, name: string): string {
  if (endpoints.some((endpoint) => endpoint.name === name)) return name;
  const list = endpoints.map((endpoint) => `${endpoint.name} (${endpoint.meaning})`).join('; ');
  const what = name === '' ? 'name the endpoint' : `${title} has no endpoint "${name}"`;
  throw new BadInput(`${what}: --endpoint takes ${list}`);
}

function settingsOf(connector: AnyConnector, pairs: readonly string[]): unknown {
  const given = Object.fromEntries(pairs.map((pair) => pairOf(pair, '--set takes name=value')));
  const names = connector.settingFields.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new BadInput(`there is no setting "${unknown}"; there are: ${names.join(', ')}`);
  const parsed = connector.settings.safeParse({ ...connector.recordedSettings, ...given });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadInput(`--set ${issue?.path.join('.')}=…: ${issue?.message}`);
}

function pairOf(pair: string, usage: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new BadInput(`${usage}; this is "${pair}"`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

async function surroundingsOf(connector: AnyConnector, pairs: readonly string[]): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  for (const pair of pairs) {
    const [name, path] = pairOf(pair, '--with takes endpoint=FILE');
    const endpoint = endpointOf(connector, name);
    await sizeOf(path);
    for await (const line of readLines(path)) {
      const record = recordOf(line, endpoint);
      if ('mend' in record) throw new BadInput(`${path}, ${record.where}: ${record.what}; ${record.mend}`);
      records.push({ ...record, key: `${path} ${record.key}` });
    }
  }
  return records;
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new BadInput(`there is no file ${path}`);
  return found.size;
}

export type { TranslatedLine };
