import { createReader } from '../drive/reader.ts';
import type { PracticeWorld } from './practice-world.ts';

/** Records Jide's account in the practice portal, whose e-mail address there is an old one, and brings the portal to his client's tenant. */
export async function recordDrifted(practice: PracticeWorld): Promise<void> {
  const administrator = await createReader(practice.world.collector, 'root', ['administrator']);
  await administrator.call('PUT', '/v1/accounts/acc-jide-portal', {
    ...{ id: 'acc-jide-portal', version: 1, technician: 'jadeyemi', client: 'northwind', console: 'practice-portal' },
    ...{ purpose: 'everyday', name: 'jadeyemi', status: 'active' },
  });
  await practice.world.own({ type: 'own.sync' });
  await practice.tenant('northwind-dental');
}
