import { createInterface } from 'node:readline/promises';

/** Whether somebody sits at a terminal and can be asked. */
export function isAskable(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks for a line. */
export async function askLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

const END_OF_INPUT = '\u0004';
const INTERRUPT = '\u0003';
const BACKSPACES = new Set(['\u007f', '\b']);
const INTERRUPTED = 130;

/** Asks for a line that is not shown while it is typed. */
export async function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  let text = '';
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      text += String(chunk);
      if (text.includes(INTERRUPT)) process.exit(INTERRUPTED);
      if (/[\r\n]/.test(text) || text.includes(END_OF_INPUT)) break;
    }
  } finally {
    stdin.setRawMode(false);
    stderr.write('\n');
  }
  return corrected((text.split(/[\r\n]/)[0] as string).replace(END_OF_INPUT, '')).trim();
}

/** What is left once each backspace took away what stood before it. */
function corrected(typed: string): string {
  const left: string[] = [];
  for (const character of typed) {
    if (BACKSPACES.has(character)) left.pop();
    else left.push(character);
  }
  return left.join('');
}
