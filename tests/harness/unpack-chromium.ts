// Run by bundled-chromium.ts in a process of its own: the package unpacks into the temporary folder of its process.
import { inflate } from '@sparticuz/chromium';

const archives = process.argv.slice(2);
await Promise.all(archives.map((archive) => inflate(archive)));
