import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the server listens while the pages are developed. */
const api = process.env.FULCRUM_API ?? 'http://127.0.0.1:4400';

/** Writes which modules each chunk holds and imports: `scripts/check/first-load.ts` weighs pages by it. */
const chunkReport: Plugin = {
  name: 'chunk-report',
  // After chunks that held nothing but styles are gone.
  enforce: 'post',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).flatMap((chunk) =>
      chunk.type !== 'chunk'
        ? []
        : {
            file: chunk.fileName,
            /** What an address or a click loads by itself; null for what only others import. */
            entry: chunk.isEntry || chunk.isDynamicEntry ? chunk.facadeModuleId : null,
            isFirst: chunk.isEntry,
            imports: chunk.imports,
            modules: Object.entries(chunk.modules).map(([id, { renderedLength }]) => ({ id, length: renderedLength })),
          },
    );
    this.emitFile({ type: 'asset', fileName: '.chunks.json', source: JSON.stringify(chunks) });
  },
};

export default defineConfig({
  plugins: [react(), tailwind(), chunkReport],
  build: {
    target: 'es2023',
    // The content policy allows no data: addresses and no inline scripts, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  // The server takes changes from its own pages only: it has to see the host that the browser sees.
  server: { host: '127.0.0.1', proxy: { '/api': { target: api, changeOrigin: false } } },
});
