import { createHmac } from 'node:crypto';
import type { World } from '../kit/emulator.ts';
import type { Repository } from './model.ts';
import type { Serving } from './serving.ts';

/** The time as GitHub writes it: in seconds. */
export function isoOf({ clock }: World): string {
  return new Date(Math.floor(clock.now() / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
}

/** Posts a signed webhook about a repository, or, of projects, about its organisation. */
export function tellerOf({ seed, world, bodies, count }: Serving) {
  return (event: string, payload: object, repository: Repository) => {
    const { webhook } = seed;
    count.webhooks += 1;
    if (webhook === undefined) return;
    const isOfOrganisation = event === 'projects_v2_item';
    const about = isOfOrganisation
      ? { organization: { login: repository.owner } }
      : { repository: bodies.repository(repository) };
    const body = JSON.stringify({ ...payload, ...about, sender: bodies.user('ada') });
    world.webhooks.send({
      url: webhook.url,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/emulated',
        'x-github-event': event,
        'x-github-delivery': `00000000-0000-4000-8000-${String(count.webhooks).padStart(12, '0')}`,
        'x-hub-signature-256': `sha256=${createHmac('sha256', webhook.secret).update(body).digest('hex')}`,
      },
      body,
    });
  };
}
