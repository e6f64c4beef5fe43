/** Requests for access at the running collector, and people with devices who ask, agree, do and look. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { enrolBytes } from '../../lib/evidence/batch.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Role } from '../../lib/record/record.schema.ts';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { createDevice } from '../collector/start-collector.ts';
import { callJson } from '../drive/call-json.ts';
import type { Stage } from './stage.ts';

export interface Someone {
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answered }>;
  /** sends one event and gives its id */
  says(body: Partial<EventBody>): Promise<string>;
}

export interface Answered {
  error?: { code: string };
  requests?: RequestView[];
  [key: string]: unknown;
}

const CONSOLE = 'practice-portal';

export async function somebody(
  { world }: Pick<Stage, 'world'>,
  technician: string,
  roles: Role[],
  serves: string[],
): Promise<Someone> {
  const { collector } = world;
  const key = generateKeyPairSync('ed25519');
  const code = await collector.code(technician, roles, serves);
  const ask = async (method: string, path: string, body?: unknown, token?: string) => {
    const answer = await callJson(collector.url + path, method, { body, token });
    return { status: answer.status, body: (answer.body ?? {}) as Answered };
  };
  const publicKey = key.publicKey.export({ format: 'jwk' }).x;
  const proof = sign(null, enrolBytes(code), key.privateKey).toString('base64url');
  const enrolled = await ask('POST', '/v1/enrol', {
    code,
    device: { name: `Attacker as ${technician}`, publicKey, proof },
  });
  const { device, token, log } = enrolled.body as unknown as { device: string; token: string; log: string };
  assert(token, `${technician} was not enrolled`);
  const chain = createDevice(device, token, technician, log, key.privateKey);
  return {
    call: (method, path, body) => ask(method, path, body, token),
    async says(body) {
      const event = chain.event(
        chain.bodyOf({ ticket: undefined, at: new Date().toISOString(), ...body } as Partial<EventBody>),
      );
      const { status, body: answer } = await ask('POST', '/v1/events', chain.batch(event), token);
      assert.equal(status, 200, JSON.stringify(answer));
      return (event.body as EventBody).id;
    },
  };
}

/** In the practice portal, as Northwind's tenant. */
export const atAccount = (account: string, change: Partial<EventBody> = {}): Partial<EventBody> => ({
  outcome: 'success',
  client: { id: 'northwind', version: 1 },
  console: { id: CONSOLE, profile: CONSOLE, tenant: 'Northwind Dental' },
  page: { origin: 'http://127.0.0.1', path: '/users/1', id: 'user' },
  object: { type: 'account', key: account },
  ...change,
});
export const looks = (account: string, values: Record<string, string>): Partial<EventBody> =>
  atAccount(account, {
    verb: 'account.observed',
    fields: Object.entries(values).map(([attribute, to]) => ({ attribute, to })),
  });

/** Jide asks, Priya decides for Northwind, Lan does; `ask` makes a request for Zoë with a role of its own each time. */
export async function accessPeople(stage: Pick<Stage, 'world' | 'admin'>) {
  const { admin } = stage;
  await putOnce(admin, 'sources/northwind-ad', { label: 'Northwind directory', kind: 'scim', owns: [] });
  await putOnce(admin, 'groups/managers', {
    ...{ displayName: 'Northwind practice managers', source: 'northwind-ad', members: ['praman'] },
  });
  const jide = await somebody(stage, 'jadeyemi', ['technician'], ['*']);
  const lan = await somebody(stage, 'lnguyen', ['technician'], ['*']);
  const priya = await somebody(stage, 'praman', ['technician'], []);
  await jide.says({
    verb: 'ticket.read',
    ticket: { console: 'practice-desk', number: '23' },
    client: { id: 'northwind', version: 1 },
  });
  let asked = 0;
  async function ask(change: object = {}): Promise<RequestView> {
    const { status, body } = await jide.call('POST', '/v1/requests', {
      ...{ client: 'northwind', technician: 'zmueller', console: CONSOLE, role: `Role ${Date.now()}-${++asked}` },
      ...{ ticket: { console: 'practice-desk', number: '23' }, why: 'an attack', ...change },
    });
    assert.equal(status, 201, JSON.stringify(body));
    return body.requests?.[0] as RequestView;
  }
  const step = (who: Someone, { id }: { id: string }, what: string, body: unknown = {}) =>
    who.call('POST', `/v1/requests/${id}/${what}`, body);
  const read = async ({ id }: { id: string }) => (await admin.get(`/v1/requests/${id}`)) as RequestView;
  return { jide, lan, priya, ask, step, read };
}

async function putOnce(admin: Stage['admin'], path: string, body: object): Promise<void> {
  const [, id] = path.split('/');
  const { status, body: answer } = await admin.call('PUT', `/v1/${path}`, { id, version: 1, ...body });
  assert([200, 201, 428].includes(status), JSON.stringify(answer));
}

/** The codes of tries that must all be refused, in order. */
export async function refusals(tries: Promise<{ status: number; body: Answered }>[]): Promise<string[]> {
  const codes: string[] = [];
  for (const one of tries) {
    const { status, body } = await one;
    assert(status >= 400 && status < 500, `answered ${status}: ${JSON.stringify(body)}`);
    codes.push(body.error?.code ?? String(status));
  }
  return codes;
}
