/** What is known of the server process that has a data folder. */
export interface Holder {
  readonly pid: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly command: string;
  /** Where it serves HTTP, once it does. */
  readonly address?: string;
}

/** A second server was started on a data folder that a live server has. */
export class DataFolderBusy extends Error {
  override readonly name = 'DataFolderBusy';
  readonly pid: number | undefined;
  readonly startedAt: string | undefined;
  /** The command line of the process that has the folder. */
  readonly what: string | undefined;
  readonly address: string | undefined;

  constructor(dataDir: string, holder: Holder | undefined) {
    super(busyMessage(dataDir, holder));
    this.pid = holder?.pid;
    this.startedAt = holder?.startedAt;
    this.what = holder?.command;
    this.address = holder?.address;
  }
}

/** No PostgreSQL of ours runs on this machine; the message names the way out. */
export class UnsupportedPlatform extends Error {
  override readonly name = 'UnsupportedPlatform';

  constructor(why: string) {
    super(
      `Fulcrum's own PostgreSQL does not run here: ${why}. ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer of your own ' +
        '(for example DATABASE_URL=postgres://user@host/fulcrum) and start again.',
    );
  }
}

/** PostgreSQL could not be made, started or reached. The message ends with how to mend it. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

function busyMessage(dataDir: string, holder: Holder | undefined): string {
  const elsewhere = 'or give this one a data folder of its own with FULCRUM_DATA.';
  if (!holder)
    return `The data folder ${dataDir} is in use by another Fulcrum server. Stop that one first, ${elsewhere}`;
  const at = holder.address ? ` at ${holder.address}` : '';
  const open = holder.address ? `Open ${holder.address}, or stop` : 'Stop';
  return (
    `The data folder ${dataDir} is in use by process ${holder.pid} (${holder.command})${at}, ` +
    `running since ${holder.startedAt}. ${open} that process (Ctrl-C in its terminal, or kill ${holder.pid}), ${elsewhere}`
  );
}
