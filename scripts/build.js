// `npm run build`: the web app, unless it is already built from these very sources. `npm start` does the same by itself.
// Plain JavaScript that any Node.js from 20 on runs.
import { ensureBuilt } from './bootstrap/build.js';
import { ensureInstalled } from './bootstrap/install.js';

/** @param {string} line */
const say = (line) => console.log(line);

ensureBuilt(ensureInstalled(say), say);
