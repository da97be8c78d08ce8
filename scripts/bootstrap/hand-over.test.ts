import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTree } from '../check/with-tree.ts';

/** A stand-in for npm: starts the handing-over below it, so that the test can kill what npm would be. */
const NPM = `
import { spawn } from 'node:child_process';
spawn(process.execPath, ['hand.js'], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } });
`;

const handOver = new URL('./hand-over.js', import.meta.url).href;

const filesFor = (product: string) => ({
  'package.json': '{ "type": "module" }',
  'npm.js': NPM,
  'hand.js': `import { handOver } from ${JSON.stringify(handOver)};
handOver(process.execPath, import.meta.dirname + '/product.ts', process.argv.slice(2));`,
  'product.ts': product,
});

/** Tells its number and every signal, and ends well 100 ms after the first. */
const SERVER = `
process.on('SIGINT', () => end('SIGINT'));
process.on('SIGTERM', () => end('SIGTERM'));
function end(signal: string): void { console.log(signal); setTimeout(() => process.exit(0), 100); }
setInterval(() => {}, 1000);
console.log(process.pid);
`;

function start(at: string, script: string, args: readonly string[] = []): Running {
  const child = spawn(process.execPath, [join(at, script), ...args], { cwd: at, stdio: ['pipe', 'pipe', 'inherit'] });
  const said = { text: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.text += text;
  });
  return { child, said };
}

interface Running {
  readonly child: ChildProcess;
  readonly said: { readonly text: string };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('handing over to the pinned Node.js', () => {
  it('passes arguments, input and output on, and ends with the same exit code', async () => {
    const product = `
let input = '';
for await (const chunk of process.stdin) input += chunk;
console.log(JSON.stringify({ input, args: process.argv.slice(2) }));
process.exitCode = 3;`;
    await withTree(filesFor(product), async (at) => {
      const { child, said } = start(at, 'hand.js', ['forecast', '--json', 'Release 7.0.0']);
      child.stdin?.end('a line\n');
      const [code] = await once(child, 'close');
      expect(code).toBe(3);
      expect(JSON.parse(said.text)).toEqual({ input: 'a line\n', args: ['forecast', '--json', 'Release 7.0.0'] });
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('passes %s on and waits for a good end', async (signal) => {
    await withTree(filesFor(SERVER), async (at) => {
      const { child, said } = start(at, 'hand.js');
      await until(() => said.text.includes('\n'));
      child.kill(signal);
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(said.text.split('\n')).toContain(signal);
    });
  });

  it('ends by the signal that ended the product', async () => {
    await withTree(filesFor('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);'), async (at) => {
      const { child } = start(at, 'hand.js');
      expect(await once(child, 'close')).toEqual([null, 'SIGTERM']);
    });
  });

  it.each(['hand.js', 'npm.js'])('leaves no orphan when %s above the product is killed', async (script) => {
    await withTree(filesFor(SERVER), async (at) => {
      const { child, said } = start(at, script);
      await until(() => said.text.includes('\n'));
      const product = Number(said.text.split('\n')[0]);
      child.kill('SIGKILL');
      await until(() => !isAlive(product));
      expect(said.text.split('\n')).toContain('SIGTERM');
    });
  });
});
