/** The sample MSP with a role template, an approver group at Northwind, and people who ask, agree, do and look: what the lifecycle's tests begin with. */
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { clearBodies } from '../clear-bodies.ts';
import { type Answer, startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';

export const LAM = 'lam';

export async function startLifecycleWorld(given?: TestCollector) {
  const collector = given ?? (await startCollector());
  const admin = await collector.enrol('root', { roles: ['administrator'] });
  const lead = await collector.enrol('mkruse', { roles: ['lead', 'technician'], serves: ['*'] });
  const jide = await collector.enrol('jadeyemi', { roles: ['technician'], serves: ['northwind'] });
  const lan = await collector.enrol('lnguyen', { roles: ['technician'], serves: ['northwind'] });
  /** of Northwind's approver group */
  const priya = await collector.enrol('praman', { roles: ['technician'], serves: [] });

  const call = (device: TestDevice, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    collector.call(method, path, {
      token: device.token,
      ...(body === undefined ? {} : { body }),
      ...(headers ? { headers } : {}),
    });

  async function put(kind: string, id: string, change: object): Promise<Answer> {
    const known = await call(admin, 'GET', `/v1/objects/${kind}/${id}`);
    const before = known.status === 200 ? known.json.object : undefined;
    const answer = await call(
      admin,
      'PUT',
      `/v1/${kind}/${id}`,
      { ...before, id, ...change, version: before?.version ?? 1 },
      before ? { 'if-match': String(before.version), 'unswivel-why': 'because%20of%20a%20test' } : {},
    );
    if (answer.status >= 300) throw new Error(`${kind} ${id}: ${JSON.stringify(answer.json)}`);
    return answer;
  }
  await put('sources', 'northwind-ad', { label: 'Northwind directory', kind: 'scim', owns: [] });
  await put('groups', 'managers', {
    displayName: 'Northwind practice managers',
    source: 'northwind-ad',
    members: ['praman'],
  });
  await put('templates', 'desk', {
    label: 'Service desk L1',
    grants: [{ kind: 'iam', client: 'northwind', purpose: 'everyday', role: 'Helpdesk', groups: [] }],
  });

  /** a device's batches go one after the other, whoever sends at once */
  const sending = new Map<string, Promise<unknown>>();
  function send(device: TestDevice, ...bodies: Partial<EventBody>[]): Promise<string[]> {
    const before = sending.get(device.id) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => sendNow(device, bodies));
    sending.set(device.id, mine);
    return mine;
  }

  async function sendNow(device: TestDevice, bodies: Partial<EventBody>[]): Promise<string[]> {
    const events = bodies.map((body) =>
      device.event(
        device.bodyOf({ ticket: undefined, at: collector.clock.now.toISOString(), ...body } as Partial<EventBody>),
      ),
    );
    const sentAt = collector.clock.now.toISOString();
    const answer = await call(device, 'POST', '/v1/events', { ...device.batch(...events), sentAt });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
    return events.map(({ body }) => (body as EventBody).id);
  }
  const one = async (device: TestDevice, body: Partial<EventBody>) => (await send(device, body))[0] as string;

  const inLam = (account: string, change: Partial<EventBody> = {}): Partial<EventBody> => ({
    outcome: 'success',
    client: { id: 'northwind', version: 1 },
    console: { id: LAM, profile: 'lam', profileVersion: '2026-11' },
    page: { origin: 'http://127.0.0.1:9003', path: '/templates/account/edit.php', id: 'user' },
    object: { type: 'account', key: account },
    ...change,
  });
  /** somebody saves a form about an account; somebody sees it */
  const submits = (device: TestDevice, account: string, change: Partial<EventBody> = {}) =>
    one(device, { verb: 'form.submitted', ...inLam(account), ...change });
  const acts = (device: TestDevice, account: string, does: string, change: Partial<EventBody> = {}) =>
    one(device, { verb: 'action.performed', ...inLam(account), detail: { does }, ...change });
  const sees = (device: TestDevice, account: string, values: Record<string, string>, change: Partial<EventBody> = {}) =>
    one(device, {
      verb: 'account.observed',
      ...inLam(account),
      fields: Object.entries(values).map(([attribute, to]) => ({ attribute, to, source: 'profile' as const })),
      ...change,
    });
  const lists = (device: TestDevice, complete = true, began = collector.clock.now.toISOString()) =>
    one(device, {
      verb: 'accounts.listed',
      ...inLam(''),
      object: { type: 'accounts', key: 'users' },
      detail: { began, complete, rows: 3 },
    });
  const opens = (device: TestDevice, number = '17', client = 'northwind') =>
    one(device, { verb: 'ticket.read', ticket: { console: 'rt', number }, client: { id: client, version: 1 } });

  const step = (device: TestDevice, id: string, what: string, body: unknown = {}) =>
    call(device, 'POST', `/v1/requests/${id}/${what}`, body);
  const read = async (id: string, device: TestDevice = lead) => (await call(device, 'GET', `/v1/requests/${id}`)).json;
  /** Zoë is to be Helpdesk in Northwind's directory; nobody's standard. */
  async function ask(change: object = {}, device: TestDevice = jide): Promise<Answer['json']> {
    await opens(device);
    const answer = await call(device, 'POST', '/v1/requests', {
      ...{ client: 'northwind', technician: 'zmueller', console: LAM, role: 'Helpdesk', why: 'She helps out' },
      ticket: { console: 'rt', number: '17' },
      ...change,
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.json));
    return answer.json.requests[0];
  }
  const agree = (request: Answer['json'], device: TestDevice = priya) =>
    step(device, request.id, 'approve', { hash: request.hash });
  /** minutes go by */
  const later = (minutes: number) => {
    collector.clock.now = new Date(collector.clock.now.getTime() + minutes * 60_000);
  };
  const said = async (verb?: string) => {
    const rows = await clearBodies(collector.db);
    const all = rows.map(({ body }) => JSON.parse(body) as EventBody);
    return verb ? all.filter((body) => body.verb === verb) : all;
  };
  return {
    ...{ collector, admin, lead, jide, lan, priya, call, put, send, inLam, submits, acts, sees, lists, opens },
    ...{ step, read, ask, agree, later, said, stop: collector.stop },
  };
}

export type LifecycleWorld = Awaited<ReturnType<typeof startLifecycleWorld>>;

export const HELPDESK = { active: 'true', role: 'Helpdesk' };
