import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://127.0.0.1:8080';
const folder = fileURLToPath(new URL('.', import.meta.url));

/** Smaller files gain nothing over their headers. */
const compressedFromBytes = 1024;

/**
 * Writes `.br` and `.gz` beside each file, so that the server compresses nothing while somebody
 * waits.
 */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = join(folder, 'dist') }) {
      for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(path)) continue;
        const content = readFileSync(join(dir, path));
        if (content.length < compressedFromBytes) continue;
        writeFileSync(join(dir, `${path}.br`), brotliCompressSync(content));
        writeFileSync(join(dir, `${path}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

/**
 * The program serves `console/dist` at `/`; in development Vite serves the console and passes the
 * API on.
 */
export default defineConfig({
  root: folder,
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    // Data URLs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    // The server refuses writes that come from another origin than its own.
    proxy: Object.fromEntries(
      ['/api', '/health'].map((path) => [path, { target: server, headers: { origin: server } }]),
    ),
  },
});
