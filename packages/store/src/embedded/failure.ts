import type { Site } from './cluster.ts';
import { DatabaseUnavailable } from './errors.ts';
import { logTail } from './log-file.ts';

// What PostgreSQL says, and what helps. The first that fits is told.
const mends: readonly (readonly [RegExp, (site: Site) => string])[] = [
  [
    /No space left on device|Disk quota exceeded/i,
    ({ home }) => `The disk is full: free some space for ${home} and start again. Nothing that was saved is lost.`,
  ],
  [
    /could not look up effective user ID/,
    () => 'PostgreSQL needs an account with a name: give this user a line in /etc/passwd, or set DATABASE_URL.',
  ],
  [
    /Operation not supported|group or world access|could not (bind|create) Unix/,
    ({ home }) =>
      `The file system of ${home} cannot hold a database: choose a folder on a local disk with FULCRUM_DATA.`,
  ],
  [
    /was initialized by PostgreSQL version/,
    ({ data }) =>
      `The database in ${data} was made by another version: export it with the Fulcrum that made it, then import it into a new data folder.`,
  ],
  [
    /PG_CONTROL_VERSION|checkpoint record|not a valid data directory|PANIC|invalid .*control file|could not open (file|directory)|checksum|could not read file/i,
    ({ home }) =>
      `The database files are damaged. Restore ${home} from a backup; or move the folder away, start with an empty database and import again.`,
  ],
  [
    /could not (create|map|resize) (shared memory|anonymous shared memory)|Cannot allocate memory/i,
    () => 'This machine has too little memory left for PostgreSQL (it asks for about 100 MB).',
  ],
];

// While it starts we ask whether it is ready, and it notes each time that it is not.
const ourAsking = /not yet accepting connections|Consistent recovery state|the database system is (starting|shutting)/;

/** The error for a PostgreSQL that would not start: what it said last, where the rest is, and how to mend it. */
export function startFailure(site: Site, what: string, logFrom: number): DatabaseUnavailable {
  const tail = logTail(site.logFile, logFrom)
    .split('\n')
    .filter((line) => !ourAsking.test(line))
    .slice(-12)
    .join('\n');
  const mend = mends.find(([pattern]) => pattern.test(tail))?.[1](site);
  const said = tail === '' ? 'It said nothing.' : `Its last lines:\n${tail}`;
  return new DatabaseUnavailable(
    `${what}. ${said}\nThe whole log is ${site.logFile}. ${mend ?? 'Set DATABASE_URL to use a PostgreSQL of your own instead.'}`,
  );
}
