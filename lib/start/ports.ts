import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Where each part listens when nothing else does. One list, so that two parts never ask for the same port. */
export const DEFAULT_PORTS = { collector: 8480, desk: 8481, portal: 8482, rt: 8483, mesh: 8484, lam: 8485, ldap: 8486 };
export type Part = keyof typeof DEFAULT_PORTS;

/** True when this machine would let us listen on 127.0.0.1:port. */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

/** The first free port at or after `wanted`, leaving out those in `taken`. */
export async function nextFreePort(wanted: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = wanted; port < wanted + 500 && port < 65_536; port += 1) {
    if (!taken.has(port) && (await portIsFree(port))) return port;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 499}.`);
}

/**
 * The ports of a data folder, remembered in `<data>/ports.json`, so that consoles keep their addresses (and the browser its permissions) from run to run.
 * `portFor(part, running)` gives the port our own program listens on already (`running`), else the remembered one when it is free, else the next free one,
 * which `said` is told.
 */
export function rememberedPorts(data: string, said: (line: string) => void) {
  const file = join(data, 'ports.json');
  const ports: Partial<Record<Part, number>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

  function remember(part: Part, port: number): number {
    ports[part] = port;
    mkdirSync(data, { recursive: true });
    writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
    return port;
  }
  return {
    async portFor(part: Part, running?: number, first = DEFAULT_PORTS[part]): Promise<number> {
      if (running !== undefined) return remember(part, running);
      const wanted = ports[part] ?? first;
      const others = new Set(
        Object.entries({ ...DEFAULT_PORTS, ...ports }).flatMap(([name, port]) => (name === part ? [] : [port])),
      );
      const port = await nextFreePort(wanted, others);
      if (port !== wanted) said(`port ${wanted} is in use, ${part} moves to ${port}`);
      return remember(part, port);
    },
  };
}
