import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of our own under many names: `<name>.localhost` on two ports. The browser sends every `*.localhost` name to the loopback. */
export interface Hosts {
  /** `http://<name>.localhost:<port>`; `port` 1 is the second one, another origin of the same host */
  origin(name: string, port?: 0 | 1): string;
  /** Serves this at the address from now on; an object is served as JSON. Gives the address. */
  serve(address: string, body: string | object): string;
  close(): void;
}

export async function openHosts(): Promise<Hosts> {
  const pages = new Map<string, string | object>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const body = pages.get(new URL(request.url ?? '/', `http://${request.headers.host}`).href);
    const type = typeof body === 'object' ? 'application/json' : 'text/html; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(typeof body === 'object' ? JSON.stringify(body) : body);
  };
  const servers = await Promise.all([listen(createServer(answer)), listen(createServer(answer))]);
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    origin: (name, port = 0) => new URL(`http://${name}.localhost:${ports[port]}`).origin,
    serve(address, body) {
      const { href } = new URL(address);
      pages.set(href, body);
      return href;
    },
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function listen(server: Server): Promise<Server> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
