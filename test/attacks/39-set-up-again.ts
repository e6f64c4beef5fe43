import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { Attack } from './attack.ts';

/** Every spelling of a set-up somebody might hope for, sent as it stands: no client of ours would put these on the wire. */
const PATHS = [
  ...[
    '/setup',
    '/v1/setup',
    '/v1/init',
    '/v1/install',
    '/v1/first-run',
    '/v1/bootstrap',
    '/v1/administrators',
    '/init',
    '/install',
  ],
  ...[
    '/V1/SETUP',
    '/v1/SetUp',
    '/v1/setup/',
    '/v1/setup//',
    '//v1/setup',
    '/v1//setup',
    '/v1/./setup',
    '/v1/x/../setup',
  ],
  ...['/v1/set%75p', '/v1/%73etup', '/v1%2fsetup', '/v1/setup%2f', '/v1/setup%00', '/v1/setup;a=b', '/v1/%2e%2e/setup'],
  ...[
    '/v1/enrol/../setup',
    '/v1/status/../setup',
    '/v1/status%2f..%2fsetup',
    '/scim/v2/../../v1/setup',
    '/v1/setup?first=1',
  ],
  // where codes are made for those who may, spelled otherwise
  ...['/V1/ENROLMENTS', '/v1/enrolments/', '/v1//enrolments', '/v1/enrolment%73/'],
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const BODY = JSON.stringify({ technician: 'mallory', roles: ['administrator'], serves: ['*'], userName: 'mallory' });

export const attack: Attack = {
  number: 39,
  title: 'somebody asks for the first-run set-up of a collector that is set up, in every spelling',
  async attack({ world, admin }) {
    const port = Number(new URL(world.collector.url).port);
    const before = await people(admin);
    for (const path of PATHS)
      for (const method of METHODS) {
        const { status, text } = await raw(port, method, path);
        // Ambiguous addresses may also be refused before they are looked at.
        assert([404, 400].includes(status), `${method} ${path} was answered ${status}`);
        if (status === 404)
          assert.match(text, /route\.unknown|^$|Not Found/i, `${method} ${path}: ${text.slice(0, 120)}`);
      }
    assert.deepEqual(await people(admin), before, 'somebody came of it');
    const codes = await raw(port, 'POST', '/v1/enrolments');
    assert.equal(codes.status, 401, 'a code was made without signing in');
    return `${PATHS.length} addresses, ${METHODS.length} methods each: nothing there, and the same ${before.length} people`;
  },
};

interface Asks {
  get(path: string): Promise<unknown>;
}

async function people(admin: Asks): Promise<string[]> {
  const { items } = (await admin.get('/v1/search/technicians?limit=200')) as { items: { id: string }[] };
  return items.map(({ id }) => id);
}

/** The path goes out as it is given: `fetch` would tidy it first. */
function raw(port: number, method: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) };
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', fail);
    asked.end(BODY);
  });
}
