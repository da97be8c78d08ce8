import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/** A line of a file, numbered from 1; or, in place of its text, why it could not be read. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly trouble: string; readonly mend: string; readonly isDamage: boolean };

/** Longer lines are passed over unread: no issue is that long, and memory is not to be had for the asking. */
export const LONGEST_LINE = 16 * 1024 * 1024;

const GZIP_MAGIC = [0x1f, 0x8b];

export interface ReadLinesOptions {
  /** Told how many bytes of the file (as it lies on the disk) are read. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * The lines of a file, plain or gzip (told by its first bytes), as a stream: memory stays flat whatever its size. A
 * damaged end (a truncated gzip) comes as a last line with its trouble, after everything that could be read.
 */
export async function* readLines(path: string, options: ReadLinesOptions = {}): AsyncGenerator<Line> {
  const isZipped = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  let bytes = 0;
  // Listening starts the flow, so nothing may be awaited between here and the first reader.
  file.on('data', (chunk) => {
    bytes += chunk.length;
    options.onBytes?.(bytes);
  });
  const stream = isZipped ? file.pipe(createGunzip({ chunkSize: 1024 * 1024 })) : file;
  file.on('error', (error) => stream.destroy(error));
  const splitter = lineSplitter();
  try {
    for await (const chunk of stream) yield* splitter.push(chunk as Buffer);
    yield* splitter.end();
  } catch (error) {
    if (!isZipped || !isZlibError(error)) throw error;
    yield* splitter.end();
    const trouble = `the gzip file is damaged or cut off here (${(error as Error).message})`;
    yield {
      number: splitter.next(),
      trouble,
      mend: 'copy or export the file again, then import it: what went in stays, the rest is added',
      isDamage: true,
    };
  } finally {
    file.destroy();
    stream.destroy();
  }
}

function lineSplitter() {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 1;
  let isTooLong = false;
  const tooLong = (): Line => ({
    number: number++,
    trouble: `the line is longer than ${LONGEST_LINE / 1024 / 1024} MB`,
    mend: 'write one record a line',
    isDamage: false,
  });
  return {
    next: () => number,
    *push(chunk: Buffer): Generator<Line> {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() as string;
      for (const text of lines) {
        if (isTooLong || text.length > LONGEST_LINE) yield tooLong();
        else yield { number: number++, text };
        isTooLong = false;
      }
      if (rest.length > LONGEST_LINE) isTooLong = true;
      if (isTooLong) rest = '';
    },
    *end(): Generator<Line> {
      rest += decoder.end();
      if (isTooLong) yield tooLong();
      else if (rest !== '') yield { number: number++, text: rest };
      rest = '';
      isTooLong = false;
    },
  };
}

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === GZIP_MAGIC[0] && buffer[1] === GZIP_MAGIC[1];
  } finally {
    await handle.close();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
