// `npm run docs`: brings the parts of the documents that are written from the code up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { withTables } from './vocabulary-tables.ts';

const path = join(root, 'VOCABULARY.md');
const before = readFileSync(path, 'utf8');
const after = withTables(before);
if (after !== before) writeFileSync(path, after);
console.log(after === before ? 'VOCABULARY.md is up to date.' : 'VOCABULARY.md is written anew.');
