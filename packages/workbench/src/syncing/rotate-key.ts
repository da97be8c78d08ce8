import { rotateKeys } from '@fulcrum/store';
import { authorise, type Principal } from '../policy/permission.ts';
import type { Workbench } from '../workspace/workbench.ts';

/** Seals every secret with a new key and forgets the old one; returns how many. Throws Forbidden, KeyTrouble. */
export function rotateKey(of: { readonly workbench: Workbench; readonly principal: Principal }): Promise<number> {
  authorise(of.principal, 'connections.manage');
  return rotateKeys(of.workbench.pool, of.workbench.live.keys);
}
