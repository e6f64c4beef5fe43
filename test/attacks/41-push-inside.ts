import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReader } from '../drive/reader.ts';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 41,
  title: 'evidence is to be pushed into the collector’s own network',
  async attack({ world }) {
    const admin = await createReader(world.collector, 'root', ['administrator']);
    let reached = 0;
    const inside = createServer((_, answer) => {
      reached += 1;
      answer.end();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    const { port } = inside.address() as AddressInfo;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '127.1',
      '0x7f.0.0.1',
      '2130706433',
      '017700000001',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '169.254.169.254',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.0.1',
      '100.64.0.1',
      '[fe80::1]',
      '[fc00::1]',
      '[64:ff9b::7f00:1]',
    ];
    try {
      for (const scheme of ['http', 'https'])
        for (const host of hosts) {
          const url = `${scheme}://${host}:${port}/`;
          const body = { label: 'Inside', kind: 'otlp', url };
          const { status, body: told } = await admin.call('PUT', '/v1/evidence/destinations/inside', body);
          assert.equal(status, 422, `${url}: ${JSON.stringify(told)}`);
        }
      const list = (await admin.get('/v1/evidence/destinations')) as { destinations: unknown[] };
      assert.deepEqual(list.destinations, []);
      assert.equal(reached, 0, 'the server inside was reached');
    } finally {
      inside.close();
    }
    return `${2 * hosts.length} addresses of private networks, in every spelling, were refused and never reached (redirects and names that change their mind: test/collector/evidence/push.test.ts)`;
  },
};
