import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../bootstrap/places.js';

interface Ended {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

interface Where {
  /** The folder it works in; the top of the repository unless told otherwise. */
  readonly at?: string;
  /** `live` shows its output while it runs, `kept` only hands it back. */
  readonly show?: 'live' | 'kept';
}

/**
 * Runs a script of this repository or of a development tool with this very Node.js.
 * @param script relative to the top of the repository
 */
export function tool(
  script: string,
  args: readonly string[],
  { at = root, show = 'kept' }: Where = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const out = show === 'live' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: at,
      stdio: ['ignore', out, out],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => resolve({ ok: false, stdout, stderr: `${script}: ${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, stdout, stderr }));
  });
}
