import { createHmac } from 'node:crypto';
import { checkFact } from '@fulcrum/core/vocabulary';
import { expect, it } from 'vitest';
import type { RawRecord, WebhookRequest } from '../../connector.ts';
import { Secret } from '../../secret.ts';
import { cutShort, type Draw, drawFrom, hostileBytes, spoiled } from '../hostile-inputs.ts';
import type { AnyConnector, Reader } from './reader.ts';

const RUNS = 300;

/** A connector, and answers as its tool gives them. */
export interface HostilePlay {
  readonly connector: AnyConnector;
  readonly settings: unknown;
  readonly records: readonly RawRecord[];
}

/** What was read, with short lists. */
export function shortRecords(reader: Reader): readonly RawRecord[] {
  return reader.pages().flatMap(({ records }) => records.map((each) => ({ ...each, body: cutShort(each.body) })));
}

/** Translates a spoiled answer; says what is wrong with what came of it, or null. */
export function troubleOfTranslation({ connector, settings, records }: HostilePlay, draw: Draw): string | null {
  const record = records[Math.floor(draw() * records.length)] as RawRecord;
  const body = spoiled(record.body, draw);
  try {
    const translate = connector.translator({ settings, surroundings: draw() < 0.5 ? [{ ...record, body }] : [] });
    const { facts, observed = [] } = translate([{ ...record, body }]);
    const said = observed.map(({ since, version: _, ...each }) => ({ ...each, op: 'set' as const, at: since }));
    const refused = [...facts, ...said].map(checkFact).find((trouble) => trouble !== null);
    const isUnversioned = observed.some(({ version }) => !Number.isFinite(version));
    return refused?.what ?? (isUnversioned ? 'an observation has no version' : null);
  } catch (error) {
    return `${record.endpoint}: ${(error as Error).stack}`;
  }
}

/** Gives a webhook a spoiled request, signed or not; says what is wrong with what it answered, or null. */
export function troubleOfWebhook({ connector, settings, records }: HostilePlay, draw: Draw): string | null {
  const record = records[Math.floor(draw() * records.length)] as RawRecord;
  const body = hostileBytes(record.body, draw);
  const isSigned = draw() < 0.5;
  const headers = { ...spoiledHeaders(draw), ...(isSigned ? signaturesOf(body) : {}) };
  const request: WebhookRequest = { headers, body, receivedAt: 1_790_000_000_000 };
  try {
    const secret = draw() < 0.3 ? null : new Secret(SECRET);
    const delivery = connector.webhook(request, { settings, secret });
    if (delivery.kind !== 'delivery') return null;
    if (!isSigned || secret === null) return 'a request that nobody signed is believed';
    return delivery.ids.every((id) => typeof id === 'string') ? null : 'an id is no text';
  } catch (error) {
    return String((error as Error).stack);
  }
}

const SECRET = 'the secret of a webhook';

/** Signed as each of the tools does it. */
function signaturesOf(body: Uint8Array): Readonly<Record<string, string>> {
  const hex = createHmac('sha256', SECRET).update(body).digest('hex');
  const prefixed = `sha256=${hex}`;
  return {
    'x-hub-signature': prefixed,
    'x-hub-signature-256': prefixed,
    'linear-signature': hex,
    'x-hook-signature': hex,
    'linear-delivery': 'd1',
    'x-github-delivery': 'd1',
    'x-atlassian-webhook-identifier': 'd1',
  };
}

const HEADERS =
  'x-hub-signature x-hub-signature-256 linear-signature x-hook-signature x-hook-secret linear-delivery x-github-delivery x-github-event x-atlassian-webhook-identifier authorization content-type'.split(
    ' ',
  );

function spoiledHeaders(draw: Draw): Readonly<Record<string, string>> {
  const names = HEADERS.filter(() => draw() < 0.5);
  const values = ['', 'sha256=', `sha256=${'0'.repeat(64)}`, 'f'.repeat(64), 'é', 'x'.repeat(9_000), 'issues'];
  // A handshake is no delivery; Asana's begins with this header, and is answered with it.
  return Object.fromEntries(names.map((name) => [name, values[Math.floor(draw() * values.length)] as string]));
}

/** Whatever a tool says, translating it ends in facts that the vocabulary takes, and in diagnostics. */
export function itTakesAnything(of: { connector: AnyConnector; settings: () => unknown; reader: () => Reader }): void {
  const play = () => ({
    connector: of.connector,
    settings: of.settings(),
    records: shortRecords(of.reader()),
  });
  it('takes whatever a tool may say, and believes no webhook that nobody signed', () => {
    const given = play();
    for (let seed = 1; seed <= RUNS; seed++) {
      expect(troubleOfTranslation(given, drawFrom(seed * 7_919)), `seed ${seed}`).toBeNull();
      expect(troubleOfWebhook(given, drawFrom(seed * 104_729)), `seed ${seed}`).toBeNull();
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
}
