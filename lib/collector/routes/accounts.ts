/** What technicians settle while they work: an account's name, a client's name. */
import { allotRequestSchema, clientNameRequestSchema } from '../../wire/api.schema.ts';
import { allotAccount } from '../allot-account.ts';
import { confirmName } from '../confirm-name.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { readJson } from '../read-json.ts';
import { requireClient } from '../require-client.ts';

export const accountRoutes = (collector: Collector): Routes => ({
  'POST /v1/accounts/allot': async (c) => {
    const request = await readJson(c, allotRequestSchema);
    await requireClient(collector, c.get('caller'), request.client);
    return c.json({ account: await allotAccount(collector.db, request, changeBy(collector, c)) });
  },

  'POST /v1/clients/:id/names': async (c) => {
    const id = pathId(c);
    await requireClient(collector, c.get('caller'), id);
    const request = await readJson(c, clientNameRequestSchema);
    return c.json(await confirmName(collector.db, id, request, changeBy(collector, c)));
  },
});

const changeBy = (collector: Collector, c: Ctx) => ({ at: nowOf(collector), by: c.get('caller').technician });
