import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describedBy, type Emulator, type World } from '../kit/index.ts';
import { madeUpWorkspace } from './made-up.ts';
import { LISTS, type Task, type Workspace } from './model.ts';
import { answerer, eventBody, failure } from './routes.ts';
import { type Edit, editTask, openSite, type Site } from './site.ts';

const DESCRIPTION = new URL('../../descriptions/asana.json', import.meta.url);

/** Asana's REST API, held against its description. */
export const asana: Emulator<Workspace> = {
  tool: 'asana',
  title: 'Asana',
  demoSeed: () => madeUpWorkspace({ tasks: 80, now: Date.now() }),
  readSeed,
  startOf: (seed) => Date.parse(seed.now),
  open: async (seed, world) => {
    const site = openSite(seed, world);
    return {
      description: await describedBy(JSON.parse(readFileSync(DESCRIPTION, 'utf8')), '/api/1.0'),
      answer: answerer(site),
      limited: (seconds) => ({
        ...failure(429, 'You have made too many requests recently. Please, be chill.'),
        headers: { 'retry-after': String(seconds) },
      }),
      refused: (reason) => failure(400, reason),
      actions: actionsOf(site, world),
    };
  },
  howToConnect: (url, seed) => [
    `FULCRUM_ALLOW_ADDRESSES=127.0.0.1/32 npx fulcrum connect asana --set url=${url} portfolio=${seed.portfolios[0]?.gid}`,
    `Token: ${seed.token}`,
    `Projects, in place of the portfolio: projects=${seed.projects.map(({ gid }) => gid).join(',')}`,
    'A server that is to read it needs FULCRUM_ALLOW_ADDRESSES=127.0.0.1/32 as well: no address of this machine is reached otherwise.',
  ],
};

function readSeed(raw: unknown): Workspace {
  const seed = Object(raw) as Record<string, unknown>;
  const missing = LISTS.filter((name) => !Array.isArray(seed[name]));
  if (missing.length > 0) throw new Error(`the seed has no list of ${missing.join(', ')}`);
  if (typeof seed.token !== 'string' || Number.isNaN(Date.parse(String(seed.now))))
    throw new Error('the seed needs "token" (the one that it accepts) and "now" (when it is there)');
  return seed as unknown as Workspace;
}

/** What people do in Asana; whoever made a webhook hears of it. */
function actionsOf(site: Site, { webhooks }: World) {
  let hook: { readonly url: string; readonly secret: string } | null = null;
  const tell = (task: Task, action: 'added' | 'changed' | 'deleted') => {
    const happenings = site.projectsOf(task).map((project) => ({ project, action, task: task.gid, at: site.now() }));
    site.events.push(...happenings);
    if (hook === null || happenings.length === 0) return;
    const body = JSON.stringify({ events: happenings.map(eventBody) });
    const signature = createHmac('sha256', hook.secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json; charset=UTF-8', 'x-hook-signature': signature };
    webhooks.send({ url: hook.url, headers, body });
  };
  const named = (gid: string): Task => {
    const task = site.tasks.get(gid);
    if (task === undefined) throw new Error(`there is no task ${gid}`);
    return task;
  };
  return {
    /** Makes a webhook: its receiver must give the secret of the handshake back while this is under way. */
    watch: async ({ url }: { url: string }) => {
      const secret = randomUUID();
      const answer = await fetch(url, { method: 'POST', headers: { 'x-hook-secret': secret } });
      if (!answer.ok || answer.headers.get('x-hook-secret') !== secret)
        throw new Error('the receiver did not give the secret back');
      hook = { url, secret };
    },
    change: ({ task, to }: { task: string; to: Edit }) => {
      const changed = named(task);
      editTask(site, changed, to);
      tell(changed, 'changed');
    },
    create: ({ like, name }: { like: string; name: string }) => {
      const at = site.now();
      const fresh: Task = {
        ...structuredClone(named(like)),
        gid: site.nextGid(),
        name,
        created_at: at,
        modified_at: at,
        completed: false,
        completed_at: null,
        stories: [],
      };
      site.tasks.set(fresh.gid, fresh);
      tell(fresh, 'added');
      return { gid: fresh.gid };
    },
    remove: ({ task }: { task: string }) => {
      const removed = named(task);
      tell(removed, 'deleted');
      site.tasks.delete(task);
    },
    /** Forgets the events so far: who comes with an old token has to read everything again. */
    forget: () => {
      site.oldest = site.events.length + 1;
      site.events.push({ project: '', action: 'changed', task: '', at: site.now() });
    },
  };
}
