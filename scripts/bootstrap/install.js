import { spawnSync } from 'node:child_process';
import { installationState } from './installation.js';
import { productNode, root } from './places.js';

/**
 * Brings node_modules in line with package-lock.json, and does nothing when it already is.
 * Ends the process with a plain message when that fails.
 * @param {(line: string) => void} say where progress goes
 * @returns {string} the Node.js that runs the product
 */
export function ensureInstalled(say) {
  const state = installationState(root);
  if (state === 'missing') {
    say('Installing what Fulcrum needs. This happens once and takes about a minute …');
    npm(['ci'], say);
  } else if (state === 'stale') {
    say('Bringing the installation up to date …');
    npm(['install', '--no-save'], say);
  }
  const node = productNode();
  if (node === undefined) {
    say(
      'The Node.js 24 that Fulcrum brings along cannot run here: there is none for this system ' +
        `(${process.platform} ${process.arch}), or its download failed.\n` +
        'Delete node_modules and try again; or install Node.js 24 or newer, which is used then, and where no ' +
        'PostgreSQL comes along either, name one of your own in DATABASE_URL.',
    );
    process.exit(1);
  }
  return node;
}

/**
 * @param {string[]} args
 * @param {(line: string) => void} say
 */
function npm(args, say) {
  // Warnings are left out: npm would say that the machine's own Node.js is too old for some packages,
  // but the pinned one runs them.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const stdio = /** @type {const} */ (['ignore', 2, 2]);
  const cli = process.env.npm_execpath;
  const started = cli?.endsWith('npm-cli.js')
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [cli, ...args, ...quiet], {
        cwd: root,
        stdio: [...stdio],
      })
    : spawnSync('npm', [...args, ...quiet], {
        cwd: root,
        stdio: [...stdio],
        shell: process.platform === 'win32',
      });
  if (started.status === 0) return;
  say(
    started.error
      ? `npm could not be started: ${started.error.message}`
      : `"npm ${args.join(' ')}" did not finish; its own message is above. Nothing of yours was changed.`,
  );
  process.exit(started.status ?? 1);
}
