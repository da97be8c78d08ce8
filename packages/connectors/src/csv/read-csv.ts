import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type TranslatedRecord, unreadable } from '../kit/record.ts';
import { type ColumnMap, resolveColumns } from './mapping.ts';
import { translateRow } from './translate-row.ts';

export interface CsvOptions {
  readonly programName: string;
  readonly map: ColumnMap;
  readonly afterLine?: number;
  readonly onBytes?: (bytes: number) => void;
}

/** The rows of a CSV file (with a header; `.gz` is unpacked) as records. Throws when the header does not fit the map. */
export async function* readCsv(path: string, options: CsvOptions): AsyncGenerator<TranslatedRecord> {
  const file = createReadStream(path);
  let bytes = 0;
  file.on('data', (chunk) => options.onBytes?.((bytes += chunk.length)));
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const rows = text.pipe(
    parse({
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 4_000_000,
    }),
  );
  for (const stream of [file, text]) stream.on('error', (error: Error) => rows.destroy(error));
  const source = `csv:${basename(path)}`;
  const said = new Set<string>();
  let columns: ReadonlyMap<string, number> | null = null;
  let line = 0;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      line = info.lines;
      if (columns === null) columns = resolveColumns(record, options.map);
      else if (line > (options.afterLine ?? 0)) {
        const where = `line ${line}`;
        const key = record[columns.get('id') as number]?.trim() || where;
        const frame = { source, where, program: options.programName, columns, said };
        yield { line, raw: { key, body: JSON.stringify(record) }, isFinalState: true, ...translateRow(record, frame) };
      }
    }
  } catch (error) {
    if (columns === null || !(error instanceof Error) || !('code' in error)) throw error;
    yield unreadable(line + 1, {
      what: `the file cannot be read further: ${error.message}`,
      mend: 'mend the file and import it again; what went in stays',
    });
  } finally {
    file.destroy();
  }
}
