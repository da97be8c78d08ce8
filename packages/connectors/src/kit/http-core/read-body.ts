import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { HttpFailure } from '../http.ts';
import type { HttpLimits } from './limits.ts';

const UNPACKERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What a body may arrive in; sent as `accept-encoding`. */
export const ENCODINGS = 'gzip, br';

/**
 * The whole body, unpacked; counted while it comes, so that a bomb is dropped at the limit.
 * Throws HttpFailure: `too-large`, `timeout` (it drips), `broken` (packed in a way that was not asked for); and whatever ends
 * the stream.
 */
export async function readBody(
  stream: Readable,
  { encoding, limits }: { readonly encoding: string; readonly limits: HttpLimits },
): Promise<string> {
  const unpacked = unpack(stream, encoding);
  const pieces: Buffer[] = [];
  const started = performance.now();
  let size = 0;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > limits.bytes) throw tooLarge(limits);
      const took = performance.now() - started;
      if (took > limits.graceMs && size < (took / 1_000) * limits.bytesPerSecond)
        throw new HttpFailure('timeout', 'the answer comes too slowly');
      pieces.push(piece);
    }
  } finally {
    stream.destroy();
    unpacked.destroy();
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function tooLarge({ bytes }: HttpLimits): HttpFailure {
  return new HttpFailure('too-large', `the answer is larger than ${Math.round(bytes / 1024 / 1024)} MB`);
}

function unpack(stream: Readable, encoding: string): Readable {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return stream;
  if (!Object.hasOwn(UNPACKERS, name)) {
    stream.destroy();
    throw new HttpFailure('broken', 'the answer is packed in a way that was not asked for');
  }
  const unpacker = (UNPACKERS[name] as () => NodeJS.ReadWriteStream & Readable)();
  stream.on('error', (error) => unpacker.destroy(error));
  stream.pipe(unpacker);
  return unpacker;
}
