#!/usr/bin/env node
// `npx fulcrum …` in a clone. Plain JavaScript that any Node.js from 20 on runs; the command's output is all that
// ever reaches standard output.
import { handOver } from '../scripts/bootstrap/hand-over.js';
import { ensureInstalled } from '../scripts/bootstrap/install.js';

const node = ensureInstalled((line) => process.stderr.write(`${line}\n`));
handOver(node, 'apps/cli/src/main.ts', process.argv.slice(2));
