import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { createServer, type ViteDevServer } from 'vite';

/** Serves the stories on a free loopback port. Close the server when done. */
export async function serveStories(): Promise<{ server: ViteDevServer; url: string }> {
  const server = await createServer({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    cacheDir: 'node_modules/.vite-stories',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('The story server has no port.');
  return { server, url: `http://127.0.0.1:${address.port}/test/components/stories/index.html` };
}
