import type { Cluster } from './cluster.ts';

/**
 * PostgreSQL for one product on one machine: little memory (the whole product stays under 400 MB), no network, and
 * room in the log for an import of some hundred thousand rows between two checkpoints.
 */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '64MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  // Parallel queries need /dev/shm, which containers keep tiny, and two cores have better things to do.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  jit: 'off',
  autovacuum_max_workers: '2',
  // A killed process's long statement, and the locks that it holds, end soon after it.
  client_connection_check_interval: '1s',
  // Nothing replicates from here; a table filled in the transaction that made it then skips the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  wal_buffers: '8MB',
  max_wal_size: '512MB',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // The same answers wherever it runs.
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // The statement in an error's log line can carry a secret or a megabyte of rows.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

/** Names the settings and the version, so that a running server which an older Fulcrum started is told apart. */
export function settingsStamp(cluster: Cluster): string {
  const text = JSON.stringify([settings, cluster.durable, cluster.package.stamp]);
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return `fulcrum-${hash.toString(16)}`;
}

/** The command line of the server. */
export function serverArguments(cluster: Cluster): readonly string[] {
  const all = {
    ...settings,
    fsync: cluster.durable ? 'on' : 'off',
    cluster_name: settingsStamp(cluster),
  };
  const pairs = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster.data, '-k', cluster.socketDir, ...pairs];
}
