/**
 * What nobody should send: `node bench/hostile.ts [inputs]`. Each connector translates spoiled answers of its tool, and its
 * webhook is given spoiled requests. The goal, with 100,000 inputs each: none breaks it, no request that nobody signed is
 * believed, no fact is made that the vocabulary refuses, and none takes longer than a second.
 */
import { connectors } from '@fulcrum/connectors';
import { emulators, startServer } from '@fulcrum/emulators';
import {
  type HostilePlay,
  shortRecords,
  troubleOfTranslation,
  troubleOfWebhook,
} from '../packages/connectors/src/kit/testing/contract/describe-hostile.ts';
import { readerOf, sessionOn } from '../packages/connectors/src/kit/testing/contract/reader.ts';
import { drawFrom } from '../packages/connectors/src/kit/testing/hostile-inputs.ts';
import { machine } from './forecast-program.ts';

const INPUTS = Number(process.argv[2] ?? 100_000);
const GOAL_MS = 1_000;

/** How to sign in to the emulated tool with its demo. */
const SIGN_INS: Readonly<Record<string, { signIn: string; fields: Record<string, string>; settings?: object }>> = {
  linear: { signIn: 'api-key', fields: { key: 'lin_api_emulated' } },
  asana: { signIn: 'token', fields: { token: '1/1001:emulated' }, settings: { portfolio: '4001' } },
  jira: {
    signIn: 'api-token',
    fields: { email: 'ada@example.org', token: 'emulated-token' },
    settings: { projects: ['APP'] },
  },
};

console.log(machine());
for (const connector of connectors) {
  const [emulator, signIn] = [emulators[connector.tool], SIGN_INS[connector.tool]];
  if (emulator === undefined || signIn === undefined) {
    console.log(`${connector.title}: not measured, since this bench does not know how to sign in to it`);
    continue;
  }
  const server = await startServer(emulator, { seed: emulator.demoSeed() });
  const stage = { ...server, ...signIn, settings: { url: server.url, ...signIn.settings }, edit: none, remove: none };
  const session = sessionOn(connector, stage);
  const reader = readerOf(connector, session);
  await reader.goOn();
  await server.close();
  const play = { connector, settings: session.settings, records: shortRecords(reader) };
  for (const [what, trouble] of [
    ['answers', troubleOfTranslation],
    ['webhooks', troubleOfWebhook],
  ] as const) {
    report(`${connector.title}, ${what}`, measure(play, trouble));
  }
}

function none(): never {
  throw new Error('nothing is changed here');
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function measure(play: HostilePlay, trouble: typeof troubleOfTranslation) {
  const troubles = new Map<string, number>();
  let slowestMs = 0;
  for (let seed = 1; seed <= INPUTS; seed++) {
    const began = cpuMs();
    const found = trouble(play, drawFrom(seed * 7_919));
    slowestMs = Math.max(slowestMs, cpuMs() - began);
    if (found !== null) troubles.set(found, (troubles.get(found) ?? 0) + 1);
  }
  return { troubles, slowestMs };
}

function report(what: string, { troubles, slowestMs }: ReturnType<typeof measure>): void {
  const count = [...troubles.values()].reduce((sum, each) => sum + each, 0);
  const isMet = count === 0 && slowestMs <= GOAL_MS;
  const inputs = INPUTS.toLocaleString('en');
  console.log(
    `${what}: ${inputs} inputs, ${count} troubles, slowest ${slowestMs.toFixed(0)} ms of CPU (goal ${GOAL_MS}): ${isMet ? 'met' : 'NOT MET'}`,
  );
  for (const [trouble, times] of [...troubles].slice(0, 5)) console.log(`  ${times} × ${trouble.slice(0, 400)}`);
  if (!isMet) process.exitCode = 1;
}
