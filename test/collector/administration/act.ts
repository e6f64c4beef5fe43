/** What the tests of administration do again and again. */
import type { Exception, RoleTemplate } from '../../../lib/record/access.schema.ts';
import type { MachineIdentity } from '../../../lib/record/machine-identity.schema.ts';
import { clearBodies } from '../clear-bodies.ts';
import { type Answer, startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';

export type Acting = Awaited<ReturnType<typeof startActing>>;

/** A collector with two administrators, `root` and `mkruse`, and what they say to it. */
export async function startActing() {
  const collector = await startCollector();
  const root = await collector.enrol('root', { roles: ['technician', 'administrator'], serves: ['*'] });
  const other = await collector.enrol('mkruse', { roles: ['technician', 'administrator'], serves: ['*'] });
  return { ...speaking(collector, root), collector, root, other, stop: () => collector.stop() };
}

function speaking(collector: TestCollector, root: TestDevice) {
  type Given = { version?: number; why?: string; by?: TestDevice };
  const headers = ({ version, why }: Given) => ({
    ...(version === undefined ? {} : { 'if-match': String(version) }),
    ...(why === undefined ? {} : { 'unswivel-why': encodeURIComponent(why) }),
  });
  const get = (path: string, by = root): Promise<Answer> => collector.call('GET', path, { token: by.token });
  return {
    get,
    put: (path: string, body: unknown, given: Given = {}) =>
      collector.call('PUT', path, { token: (given.by ?? root).token, body, headers: headers(given) }),
    remove: (path: string, given: Given = {}) =>
      collector.call('DELETE', path, { token: (given.by ?? root).token, headers: headers(given) }),
    post: (path: string, body: unknown = {}, by = root) => collector.call('POST', path, { token: by.token, body }),
    object: async (kind: string, id: string) => (await get(`/v1/objects/${kind}/${id}`)).json.object,
    /** the collector's own events, oldest first */
    said: async (verb?: string) => {
      const rows = await clearBodies(collector.db, { device: 'collector' });
      const all = rows.map(({ body }) => JSON.parse(body));
      return verb ? all.filter((event) => event.verb === verb) : all;
    },
  };
}

export const template = (change: Partial<RoleTemplate> = {}): RoleTemplate => ({
  id: 'desk',
  version: 1,
  label: 'Service desk L1',
  grants: [{ kind: 'iam', purpose: 'everyday', role: 'Helpdesk', groups: [] }],
  ...change,
});

export const exception = (change: Partial<Exception> = {}): Exception => ({
  id: 'exc-1',
  version: 1,
  client: 'northwind',
  differs: { what: 'value', attribute: 'department', value: 'Field' },
  reason: 'The client books field work apart.',
  owner: 'mkruse',
  expires: '2026-12-31T00:00:00.000Z',
  ...change,
});

export const machine = (change: Partial<MachineIdentity> = {}): MachineIdentity => ({
  id: 'svc-backup',
  version: 1,
  kind: 'service-account',
  name: 'svc-backup',
  owner: 'mkruse',
  client: 'northwind',
  purpose: 'Nightly backup of the file server',
  created: '2026-01-01T00:00:00.000Z',
  usedIn: [],
  ...change,
});
