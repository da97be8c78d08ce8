import { type ConnectionKey, readSecrets } from '@fulcrum/store';
import type { Workbench } from '../workspace/workbench.ts';

/** A fault of ours as it may be logged: what a connection signs in with is struck from it, wherever it got in. */
export async function withoutSecrets({ pool, live }: Workbench, of: ConnectionKey, error: unknown): Promise<Error> {
  const { name = 'Error', message = String(error), stack = '' } = error instanceof Error ? error : {};
  try {
    const secrets = Object.values(await readSecrets(pool, { ...of, keys: live.keys })).filter((text) => text !== '');
    const struck = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
    return Object.assign(new Error(struck(message)), { name, stack: struck(stack) });
  } catch {
    return new Error(`${name}: told without its text, since the secrets to strike from it cannot be read`);
  }
}
