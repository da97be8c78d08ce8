import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key of 32 bytes, and the name under which what it sealed is kept. */
export interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The keys that seal tokens. They lie outside of the database, so that a copy of it opens nothing. */
export interface KeyRing {
  /** The key for what is sealed from now on; made at first use where there is none. */
  readonly current: () => Key;
  /** A key by its name; null when it is not here. */
  readonly find: (id: string) => Key | null;
  /** A new current key; the others stay, to open what they sealed. Throws KeyTrouble where the key comes from the environment. */
  readonly add: () => Key;
  /** Forgets every key but the current one: nothing may be sealed with them any more. */
  readonly forgetOthers: () => void;
}

/** A key that is missing or cannot be used; the message says what to do. */
export class KeyTrouble extends Error {}

export interface KeyRingOptions {
  readonly dataDir: string;
  /** FULCRUM_KEY: 32 bytes in base64 or hex; then no file is used. */
  readonly key?: string | undefined;
  /** FULCRUM_KEY_OLD: the key before it, while what it sealed is sealed anew. */
  readonly oldKey?: string | undefined;
}

/** The keys of a data folder, or of the environment. */
export function keyRing(options: KeyRingOptions): KeyRing {
  return options.key === undefined ? ringOfFile(join(options.dataDir, 'key')) : ringOfEnvironment(options);
}

const LENGTH = 32;

function ringOfEnvironment({ key, oldKey }: KeyRingOptions): KeyRing {
  const keys = () => [key, oldKey].filter((text) => text !== undefined).map((text) => keyOf(text, 'FULCRUM_KEY'));
  return {
    current: () => keys()[0] as Key,
    find: (id) => keys().find((each) => each.id === id) ?? null,
    add: () => {
      if (oldKey !== undefined) return keys()[0] as Key;
      const fresh = randomBytes(LENGTH).toString('base64');
      throw new KeyTrouble(
        `the key comes from FULCRUM_KEY: set FULCRUM_KEY_OLD to the key of now and FULCRUM_KEY to a new one (for example ${fresh}), and do this again`,
      );
    },
    forgetOthers: () => {},
  };
}

// The last line is the current key.
function ringOfFile(path: string): KeyRing {
  const read = (): readonly Key[] => {
    try {
      return readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => keyOf(line.trim(), path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  const write = (keys: readonly Key[]) => {
    const draft = writeDraft(path, keys);
    renameSync(draft, path);
  };
  const add = () => {
    write([...read(), newKey()]);
    return read().at(-1) as Key;
  };
  return {
    current: () => {
      if (read().length === 0) makeFirst(path);
      return read().at(-1) as Key;
    },
    find: (id) => read().find((key) => key.id === id) ?? null,
    add,
    forgetOthers: () => write(read().slice(-1)),
  };
}

/** Of two processes at once, one makes the file and the other takes what it made: a link fails where a file is. */
function makeFirst(path: string): void {
  const draft = writeDraft(path, [newKey()]);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(path: string, keys: readonly Key[]): string {
  mkdirSync(join(path, '..'), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, keys.map((key) => `${key.bytes.toString('base64')}\n`).join(''), { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  return draft;
}

function newKey(): Key {
  return named(randomBytes(LENGTH));
}

function keyOf(text: string, place: string): Key {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length === LENGTH) return named(bytes);
  throw new KeyTrouble(`${place} holds no key: it must be ${LENGTH} bytes, written in base64 or hex`);
}

function named(bytes: Buffer): Key {
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 12), bytes };
}
