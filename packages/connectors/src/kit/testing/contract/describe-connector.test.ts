import type { Answer, Call } from '../../../../../emulators/src/kit/call.ts';
import type { Emulator, World } from '../../../../../emulators/src/kit/emulator.ts';
import { startServer } from '../../../../../emulators/src/kit/start-server.ts';
import { tinyTracker } from '../tiny-tracker.ts';
import { describeConnector } from './describe-connector.ts';
import type { Stage } from './stage.ts';

interface Ticket {
  readonly id: number;
  readonly created: string;
  updated: string;
  owner: string | null;
  changes: { readonly id: number; readonly at: string; readonly title: string }[];
}

const START = Date.parse('2026-03-02T09:00:00Z');
const time = (at: number) => new Date(at).toISOString();

function madeUp(id: number): Ticket {
  const created = time(START - (40 - id) * 86_400_000);
  const changes = [1, 2].map((n) => ({ id: id * 10 + n, at: created, title: `Ticket ${id}, ${n}` }));
  return { id, created, updated: created, owner: id % 3 === 0 ? null : `person-${id % 3}`, changes };
}

/** The made-up tracker as a server: pages by the last id, and what changed since. */
const emulator: Emulator<null> = {
  tool: 'tiny',
  title: 'Tiny',
  demoSeed: () => null,
  readSeed: () => null,
  startOf: () => START,
  howToConnect: () => [],
  open: (_, { clock }: World) => {
    let tickets = Array.from({ length: 23 }, (_each, index) => madeUp(index + 1));
    let edits = 0;
    const answer = ({ path, query }: Call): Answer => {
      if (path === '/ids') return { status: 200, body: tickets.map(({ id }) => id) };
      const since = query.get('since') ?? '';
      const rest = tickets.filter(({ id, updated }) => id > Number(query.get('after')) && updated >= since);
      const page = rest.slice(0, 3);
      const next = rest.length > 3 ? (page.at(-1)?.id ?? null) : null;
      return { status: 200, body: { tickets: page, next, at: time(clock.now()) } };
    };
    const edit = () => {
      for (const each of tickets.filter(({ id }) => (id + edits) % 4 === 0)) {
        each.updated = time(clock.now());
        each.owner = `person-${edits}`;
        each.changes.push({ id: each.id * 1_000 + edits, at: each.updated, title: `Ticket ${each.id}, edit ${edits}` });
      }
      edits += 1;
    };
    const remove = () => {
      const gone = tickets[12]?.id;
      tickets = tickets.filter(({ id }) => id !== gone);
      return `item:TINY-${gone}`;
    };
    return {
      answer,
      limited: (seconds) => ({ status: 429, headers: { 'retry-after': String(seconds) }, body: {} }),
      refused: (reason) => ({ status: 400, body: { reason } }),
      description: null,
      actions: { edit, remove },
    };
  },
};

async function start(): Promise<Stage> {
  const { url, site, conditions, clock, close } = await startServer(emulator, { seed: null });
  const { edit, remove } = site.actions as { edit: () => void; remove: () => string };
  return { settings: { url }, signIn: 'token', fields: {}, conditions, clock, edit, remove, close };
}

describeConnector({ connector: tinyTracker, start });
