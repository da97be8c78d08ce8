import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { notFound } from '../catalogue/errors.ts';

const FOLDER = new URL('../../../../docs/methods/', import.meta.url);

/** How a figure is computed: formula, source, limits. */
export const methodView = z.object({ id: z.string(), title: z.string(), markdown: z.string() }).meta({ id: 'Method' });

/** A page of `docs/methods` by its name. Throws NotFound with the names that there are. */
export async function methodPage(wanted: string): Promise<z.infer<typeof methodView>> {
  const names = (await readdir(FOLDER)).filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
  const id = wanted.replace(/^docs\/methods\//, '').replace(/\.md$/, '');
  if (!names.includes(id)) throw notFound('method', wanted, names);
  const markdown = await readFile(new URL(`${id}.md`, FOLDER), 'utf8');
  return { id, title: /^#\s+(.+)$/m.exec(markdown)?.[1] ?? id, markdown };
}
