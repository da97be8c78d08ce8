import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the server listens while the pages are developed. */
const api = process.env.FULCRUM_API ?? 'http://127.0.0.1:4400';

export default defineConfig({
  plugins: [react(), tailwind()],
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
