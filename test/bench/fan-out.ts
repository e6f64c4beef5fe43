/** How long a leaver's fan-out takes: 200 accounts over 50 clients, over the collector's own API. */
import { putObject } from '../../lib/collector/change-object.ts';
import { lockRecord } from '../../lib/collector/objects.ts';
import type { Account, Client, Console } from '../../lib/record/record.schema.ts';
import type { LifecycleWorld } from '../collector/lifecycle/lifecycle-world.ts';

const CLIENTS = 50;
const EACH = 4;
const WHO = 'leaver';

/** Milliseconds of the one request that sets everything off. Throws unless every account is in it. */
export async function fanOutMs(world: LifecycleWorld): Promise<number> {
  await world.put('technicians', WHO, {
    ...{
      userName: WHO,
      name: { givenName: 'Lea', familyName: 'Ver' },
      displayName: 'Lea Ver',
      emails: [],
      phoneNumbers: [],
    },
    active: true,
  });
  const change = { at: world.collector.clock.now.toISOString(), by: 'command line' };
  await world.collector.db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    for (let n = 0; n < CLIENTS; n++) {
      await putObject(trx, 'clients', clientOf(n), change);
      for (let m = 0; m < EACH; m++) {
        await putObject(trx, 'consoles', consoleOf(n, m), change);
        await putObject(trx, 'accounts', accountOf(n, m), change);
      }
    }
  });
  await world.put('technicians', WHO, { active: false });
  const { movements } = (await world.call(world.lead, 'GET', `/v1/movements?technician=${WHO}`)).json;
  const began = performance.now();
  const answer = await world.call(world.lead, 'POST', `/v1/movements/${movements[0].id}/fan-out`);
  const ms = Math.round(performance.now() - began);
  if (answer.json.requests !== CLIENTS * EACH || answer.json.clients !== CLIENTS)
    throw new Error(JSON.stringify(answer.json));
  return ms;
}

const clientOf = (n: number): Client => ({
  ...{ id: `fan-${n}`, version: 1, name: `Fan ${n}`, own: false, psaCompanyIds: [], aliases: [], domains: [] },
  ...{ convention: { version: 1, rules: {}, maxLength: {}, collision: 'number' }, ticketRequired: false },
});
const consoleOf = (n: number, m: number): Console => ({
  ...{
    id: `fan-${n}-${m}`,
    version: 1,
    label: `Fan console ${n} ${m}`,
    kind: (['iam', 'rmm', 'pam', 'docs'] as const)[m % 4] ?? 'iam',
  },
  ...{ profile: null, origins: [`https://c${m}.fan${n}.example`], basePath: '/', administeredBy: 'us' },
  tenancy: { mode: 'client', client: `fan-${n}` },
});
const accountOf = (n: number, m: number): Account => ({
  ...{
    id: `fan-${n}-${m}`,
    version: 1,
    technician: WHO,
    client: `fan-${n}`,
    console: `fan-${n}-${m}`,
    purpose: 'everyday',
  },
  ...{ path: 'member', name: 'lver', roles: [], mfa: 'on', status: 'active' },
});
