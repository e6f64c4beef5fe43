import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createReader } from '../drive/reader.ts';
import type { Attack } from './attack.ts';

const UP = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2flog-key.pem',
  '..%5c..%5clog-key.pem',
  '....//log-key.pem',
  '%00log-key.pem',
  'a/../../log-key.pem',
];

export const attack: Attack = {
  number: 40,
  title: 'paths that lead out of their folder stand in the names of exports, tiles, clients and events',
  async attack({ world }) {
    const { collector } = world;
    const { token } = await createReader(collector, 'root', ['administrator', 'compliance']);
    /** The path as it is, not as a browser would tidy it. */
    const raw = (path: string) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const { hostname, port } = new URL(collector.url);
        const sent = request({ hostname, port, path, headers: { authorization: `Bearer ${token}` } }, (answer) => {
          let text = '';
          answer.on('data', (piece) => {
            text += piece;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        });
        sent.on('error', reject);
        sent.end();
      });
    const places: [what: string, path: (up: string) => string, status: number[]][] = [
      ['client of an export', (up) => `/v1/evidence/export?client=${up}`, [400]],
      ['format of an export', (up) => `/v1/evidence/export?format=${up}`, [400]],
      ['client of a search', (up) => `/v1/evidence/search?client=${up}`, [400]],
      ['index of an event', (up) => `/v1/evidence/events/${up}`, [400, 404]],
      ['tile', (up) => `/log/tile/${up}`, [400, 404]],
      ['entries of a tile', (up) => `/log/tile/entries/${up}`, [400, 404]],
      ['object', (up) => `/v1/objects/clients/${up}`, [400, 404]],
    ];
    let tried = 0;
    for (const [what, path, allowed] of places)
      for (const up of UP) {
        const { status, text } = await raw(path(up));
        assert.ok(allowed.includes(status), `${what} ${up}: answered ${status}`);
        assert.doesNotMatch(text, /PRIVATE KEY|root:x:/, `${what} ${up}: gave a file`);
        tried += 1;
      }
    for (const up of UP.slice(1, 4)) assert.equal((await raw(`/log/tile/0/${up}`)).status, 400, `tile ${up}`);
    return `${tried} paths that lead out were refused with 400, or are nowhere; no file came back`;
  },
};
