/** The sample MSP with accounts, and somebody who looks at consoles: what drift's tests begin with. */
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { Account } from '../../../lib/record/record.schema.ts';
import { type Answer, startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';

export const LAM = 'lam';
export const PORTAL = 'practice-portal';

/** Northwind names people by initial and surname. Jide, Lan, Zoë and Maren have everyday accounts in its directory. */
const ACCOUNTS: [string, technician: string, name: string, Partial<Account>?][] = [
  ['acc-jide', 'jadeyemi', 'jadeyemi'],
  ['acc-lan', 'lnguyen', 'lnguyen'],
  ['acc-zoe', 'zmueller', 'zmullerludenscheidt'],
  ['acc-maren', 'mkruse', 'mkruse'],
];

export interface Look {
  console?: string;
  account?: string;
  at?: string;
  values?: Record<string, string>;
  tenant?: string;
  change?: Partial<EventBody>;
}

export async function startDriftWorld() {
  const collector = await startCollector();
  const admin = await collector.enrol('root', { roles: ['administrator'] });
  const lead = await collector.enrol('mkruse', { roles: ['lead', 'technician'], serves: ['*'] });
  const jide = await collector.enrol('jadeyemi', { roles: ['technician'], serves: ['northwind', 'contoso'] });
  const call = (
    device: TestDevice,
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer> =>
    collector.call(method, path, { token: device.token, ...(body ? { body } : {}), ...(headers ? { headers } : {}) });

  async function put(kind: string, object: { id: string; version?: number }, change: object = {}): Promise<Answer> {
    const known = await call(admin, 'GET', `/v1/objects/${kind}/${object.id}`);
    const before = known.status === 200 ? known.json.object : undefined;
    const answer = await call(
      admin,
      'PUT',
      `/v1/${kind}/${object.id}`,
      { ...before, ...object, ...change, version: before?.version ?? 1 },
      before ? { 'if-match': String(before.version), 'unswivel-why': 'because%20of%20a%20test' } : {},
    );
    if (answer.status >= 300) throw new Error(`${kind} ${object.id}: ${JSON.stringify(answer.json)}`);
    return answer;
  }

  const account = (id: string, technician: string, name: string, change: Partial<Account> = {}) =>
    put('accounts', {
      id,
      technician,
      client: 'northwind',
      console: LAM,
      purpose: 'everyday',
      name,
      status: 'active',
      mfa: 'on',
      roles: [],
      path: 'member',
      version: 1,
      ...change,
    } as Account);
  for (const [id, technician, name, change] of ACCOUNTS) await account(id, technician, name, change);

  async function send(device: TestDevice, ...bodies: Partial<EventBody>[]): Promise<void> {
    const events = bodies.map((body) =>
      device.event(
        device.bodyOf({ ticket: undefined, at: collector.clock.now.toISOString(), ...body } as Partial<EventBody>),
      ),
    );
    const answer = await call(device, 'POST', '/v1/events', device.batch(...events));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
  }

  const observed = ({
    console = LAM,
    account: key = 'jadeyemi',
    at,
    values = {},
    tenant,
    change,
  }: Look): Partial<EventBody> => ({
    verb: 'account.observed',
    outcome: 'success',
    ...(at ? { at } : {}),
    client: { id: 'northwind', version: 1 },
    console: { id: console, profile: console, profileVersion: '2026-11', ...(tenant ? { tenant } : {}) },
    page: { origin: 'http://127.0.0.1:9003', path: '/templates/account/edit.php', id: 'user' },
    object: { type: 'account', key },
    fields: Object.entries(values).map(([attribute, to]) => ({ attribute, to, source: 'profile' as const })),
    ...change,
  });
  const see = (device: TestDevice, ...looks: Look[]) => send(device, ...looks.map(observed));
  const list = (device: TestDevice, complete = true, began = collector.clock.now.toISOString()) =>
    send(device, {
      ...observed({}),
      verb: 'accounts.listed',
      object: { type: 'accounts', key: 'users' },
      fields: [],
      detail: { began, complete, rows: 3 },
    });
  /** Asks until everything is taken in: on a busy machine one answer may say that it is behind. */
  async function ask(device: TestDevice, path: string): Promise<Answer> {
    for (;;) {
      const answer = await call(device, 'GET', path);
      if (!answer.json.behind) return answer;
    }
  }
  const items = async (device: TestDevice = lead, query = '') =>
    (await ask(device, `/v1/drift${query}`)).json.items as Answer['json'][];
  /** Time goes on. */
  const later = (days: number) => {
    collector.clock.now = new Date(collector.clock.now.getTime() + days * 86_400_000);
  };
  return {
    collector,
    admin,
    lead,
    jide,
    call,
    put,
    account,
    send,
    observed,
    see,
    list,
    ask,
    items,
    later,
    stop: collector.stop,
  };
}

export type DriftWorld = Awaited<ReturnType<typeof startDriftWorld>>;
export type { TestCollector };

/** Jide as his record says. */
export const JIDE = {
  'name.givenName': 'Jide',
  'name.familyName': 'Adeyemi',
  email: 'j.adeyemi@msp.example',
  phone: '+44 20 5550102',
  title: 'Senior technician',
  active: 'true',
};
