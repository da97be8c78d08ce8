/** What somebody may do. Every operation declares the one that it needs. */
export const PERMISSIONS = [
  'program.read',
  'program.write',
  'rates.read',
  'scenario.write',
  'scope.ask',
  'scope.decide',
  'workspace.configure',
  'workspace.import',
  'workspace.export',
  'connections.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who asks: a person, with what they may do. */
export interface Principal {
  /** The source of the facts that they enter: `person:…`. */
  readonly source: `person:${string}`;
  readonly permissions: ReadonlySet<Permission>;
}

/** Whoever sits at this machine: there is no sign-in yet, and only loopback is served. */
export const LOCAL_OWNER: Principal = { source: 'person:owner', permissions: new Set(PERMISSIONS) };

/** Refused: the message says which permission is missing. */
export class Forbidden extends Error {}

/** The one check of the product. Throws Forbidden when the principal lacks the permission. */
export function authorise(principal: Principal, permission: Permission): void {
  if (!principal.permissions.has(permission))
    throw new Forbidden(`this needs the permission "${permission}": ask the owner of the workspace for it`);
}
