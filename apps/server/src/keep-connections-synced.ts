import { type Keeper, keepSynced, type Product } from '@fulcrum/workbench';
import type { EventHub } from './events.ts';

/** Keeps connections current while the server runs; open pages are told how far each sync is, and when it is over. */
export function keepConnectionsSynced({ workbench, database }: Product, hub: EventHub): Promise<Keeper> {
  return keepSynced({
    workbench,
    database,
    onProgress: (connection, progress) =>
      hub.tell({ event: 'progress', data: { task: 'sync', connection, ...(progress ?? { isOver: true }) } }),
  });
}
