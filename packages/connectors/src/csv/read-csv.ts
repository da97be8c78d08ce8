import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type TranslatedRecord, unreadable } from '../kit/record.ts';
import { type ColumnMap, resolveColumns } from './mapping.ts';
import { type RowFrame, translateRow } from './translate-row.ts';

const PARSING = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  info: true,
  max_record_size: 4_000_000,
} as const;

export interface CsvOptions {
  readonly programName: string;
  readonly map: ColumnMap;
  readonly afterLine?: number;
  readonly onBytes?: (bytes: number) => void;
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The rows of a CSV file (with a header; `.gz` is unpacked) as records. Throws UnfitHeader when the header does not fit the map. */
export async function* readCsv(path: string, options: CsvOptions): AsyncGenerator<TranslatedRecord> {
  const source = `csv:${basename(path)}`;
  const said = new Set<string>();
  let columns: ReadonlyMap<string, number> | null = null;
  let header: readonly string[] = [];
  let line = 0;
  try {
    for await (const { record, info } of openRows(path, options)) {
      line = info.lines;
      if (columns === null) {
        columns = resolveColumns(record, options.map);
        header = record;
      } else if (line > (options.afterLine ?? 0)) {
        yield readRow(
          record,
          { source, where: `line ${line}`, program: options.programName, columns, header, said },
          line,
        );
      }
    }
  } catch (error) {
    if (columns === null || !(error instanceof Error) || !('code' in error)) throw error;
    const what = `the file cannot be read further: ${error.message}`;
    yield unreadable(line + 1, { what, mend: 'mend the file and import it again; what went in stays', isDamage: true });
  }
}

function openRows(path: string, options: CsvOptions): AsyncIterable<Row> {
  const file = createReadStream(path);
  let bytes = 0;
  file.on('data', (chunk) => {
    bytes += chunk.length;
    options.onBytes?.(bytes);
  });
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const rows = text.pipe(parse(PARSING));
  for (const stream of [file, text]) stream.on('error', (error: Error) => rows.destroy(error));
  rows.once('close', () => file.destroy());
  return rows;
}

function readRow(record: readonly string[], frame: RowFrame, line: number): TranslatedRecord {
  const key = record[frame.columns.get('id') as number]?.trim() || frame.where;
  return { line, raw: { key, body: JSON.stringify(record) }, isFinalState: true, ...translateRow(record, frame) };
}
