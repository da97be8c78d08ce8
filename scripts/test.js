// `npm test` and `npm run check`: installs when needed, then runs every check and every test.
// Plain JavaScript that any Node.js from 20 on runs.
import { handOver } from './bootstrap/hand-over.js';
import { ensureInstalled } from './bootstrap/install.js';

/** @param {string} line */
const say = (line) => console.log(line);

const node = ensureInstalled(say);
handOver(node, 'scripts/check/main.ts', process.argv.slice(2));
