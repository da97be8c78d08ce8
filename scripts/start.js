// `npm start`: from a fresh clone to a running product. Plain JavaScript that any Node.js from 20 on runs.
import { ensureBuilt } from './bootstrap/build.js';
import { handOver } from './bootstrap/hand-over.js';
import { ensureInstalled } from './bootstrap/install.js';

/** @param {string} line */
const say = (line) => console.log(line);

const node = ensureInstalled(say);
ensureBuilt(node, say);
handOver(node, 'apps/server/src/main.ts', process.argv.slice(2));
