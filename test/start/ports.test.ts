import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextFreePort, rememberedPorts } from '../../lib/start/ports.ts';

const occupy = (port: number) =>
  new Promise<Server>((done) => {
    const server = createServer().listen(port, '127.0.0.1', () => done(server));
  });

describe('the ports of a data folder', () => {
  let data: string;
  const said: string[] = [];
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'ports-'));
    said.length = 0;
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));
  const ports = () => rememberedPorts(data, (line) => said.push(line));

  it('are the same at the next start', async () => {
    const first = await ports().portFor('desk', undefined, 18_481);
    expect(await ports().portFor('desk')).toBe(first);
    expect(said).toEqual([]);
  });

  it('move to the next free one when somebody else listens there, and say so', async () => {
    const wanted = await nextFreePort(18_600);
    const other = await occupy(wanted);
    const port = await ports().portFor('collector', undefined, wanted);
    other.close();
    expect(port).toBeGreaterThan(wanted);
    expect(said).toEqual([`port ${wanted} is in use, collector moves to ${port}`]);
    expect(await ports().portFor('collector')).toBe(port);
  });

  it('stay where our own program listens already', async () => {
    const held = await occupy(await nextFreePort(18_700));
    const { port } = held.address() as { port: number };
    expect(await ports().portFor('rt', port)).toBe(port);
    held.close();
    expect(said).toEqual([]);
  });

  it('are never given to two parts', async () => {
    const both = ports();
    const desk = await both.portFor('desk', undefined, 18_800);
    expect(await both.portFor('portal', undefined, 18_800)).not.toBe(desk);
  });
});
