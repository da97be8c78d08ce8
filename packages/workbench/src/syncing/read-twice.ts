import { readConnections } from '@fulcrum/store';
import type { Workbench } from '../workspace/workbench.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * What to say of a new connection that reads what another one reads already: then both say to which program the items belong,
 * and whichever was read last is believed. Empty when nothing is read twice, as far as settings tell.
 */
export async function readTwice(workbench: Workbench, tool: string, settings: Settings) {
  const known = await readConnections(workbench.pool, workbench.workspace);
  return known
    .filter((other) => other.tool === tool && other.state !== 'removed')
    .flatMap(({ name, settings: other }) => {
      const shared = sharedMembers(settings, other as Settings);
      if (shared === null) return [];
      const what = `the connection "${name}" reads ${shared} already`;
      return [
        { what, mend: 'leave that out here, or remove the other connection; items read by both have one program only' },
      ];
    });
}

/** The members of a list that two settings of one address have in common; null when there are none. */
function sharedMembers(one: Settings, other: Settings): string | null {
  if (one.url !== other.url) return null;
  for (const [name, value] of Object.entries(one)) {
    const members = other[name];
    if (!Array.isArray(value) || !Array.isArray(members)) continue;
    const shared = value.filter((member) => members.includes(member));
    if (shared.length > 0) return `${name} ${shared.join(', ')}`;
  }
  const whole = (settings: Settings) => JSON.stringify({ ...settings, program: null });
  return whole(one) === whole(other) ? 'the same' : null;
}
