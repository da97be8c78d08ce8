import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the built web app; every path that is no file is a page of it. */
export function webRoutes(app: Hono, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.res.headers.set('cache-control', FOREVER);
  });
  app.use('/*', async (context, next) =>
    context.req.path === '/' ? next() : serveStatic({ root: folder })(context, next),
  );
  app.get('/assets/*', (context) => context.notFound());
  // A milestone's name may look like a file ("7.0.0"), so only what asks for a page gets one.
  app.get('/*', (context) =>
    context.req.header('accept')?.includes('text/html')
      ? context.html(page, 200, { 'cache-control': 'no-cache' })
      : context.notFound(),
  );
}
