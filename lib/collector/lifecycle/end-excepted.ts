/** An exception that ended, by the clock or by hand, opens the end of what it allowed: whoever answered for the exception is called, and it stays open until it was seen ended. */
import { ITSELF } from '../../lifecycle/may-do.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { OPEN } from '../../lifecycle/states.ts';
import { leadsOn } from '../../lifecycle/transitions.ts';
import type { Exception } from '../../record/access.schema.ts';
import { grantFor } from '../../record/grant-for.ts';
import type { Account } from '../../record/record.schema.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { ITSELF as ITS_ACTOR } from '../own-events.ts';
import { objectsNaming } from '../references.ts';
import { itsWork, take } from './act.ts';
import { type Asking, askFor } from './ask.ts';
import { type RecordAt, recordAt } from './record-at.ts';
import { findRequests } from './requests.ts';

/** After `lockRecord`, in the transaction that ends the exception. */
export async function endExcepted(trx: Writing, exception: Exception, at: string): Promise<void> {
  const why = `The exception ${exception.id} that allowed it has ended.`;
  const going = new Set<string>();
  for (const request of await allowedBy(trx, exception)) {
    if (request.object.account.id) going.add(request.object.account.id);
    await end(trx, request, exception.owner, why, at);
  }
  if (exception.differs.what === 'role' && exception.technician) await takeRoleBack(trx, exception, going, why, at);
}

const allowedBy = (trx: Writing, { id }: Exception): Promise<AccessRequest[]> =>
  findRequests(trx, (all) => all.where('state', 'in', OPEN).where('exception', '=', id));

async function end(trx: Writing, request: AccessRequest, owner: string, why: string, at: string): Promise<void> {
  const work = await itsWork(trx, request, at);
  if (!work) return;
  if (leadsOn('cancel', request)) return take(work, 'cancel', { why }, {}, 'collector');
  if (!leadsOn('ask-revocation', request)) return;
  await take(work, 'ask-revocation', { why }, {}, 'collector');
  await take(work, 'escalate', { why: `${why} ${owner} answered for it.` }, {}, 'collector');
}

/** Of accounts that were given the role without a request: back to what the templates give. */
async function takeRoleBack(
  trx: Writing,
  exception: Exception,
  going: ReadonlySet<string>,
  why: string,
  at: string,
): Promise<void> {
  const { technician: id = '', differs, client, owner } = exception;
  const technician = await findObject(trx, 'technicians', id);
  if (!technician?.active || differs.what !== 'role') return;
  const record = await recordAt(trx);
  const asking: Asking = {
    ...{ trx, at, record, actor: ITS_ACTOR, owner, person: ITSELF, evidence: { why } },
  };
  const accounts = await objectsNaming(trx, 'accounts', 'technicians', [id]);
  for (const account of accounts.filter((one) => isCovered(one, exception) && !going.has(one.id))) {
    const console = record.consoles.find((one) => one.id === account.console);
    const of = record.clients.get(client);
    const given = console && grantOf(record, technician.templates, console.kind, client, account);
    if (!console || !of || !given) continue;
    const without = [...(differs.role ? [differs.role] : []), ...differs.groups].filter(
      (name) => name !== given.grant.role && !given.grant.groups.includes(name),
    );
    const { role = null, groups, maxHours: hours } = given.grant;
    const place = { technician, client: of, console, purpose: account.purpose, template: given.template };
    // A login that cannot be derived any more is told by drift; the exception ends all the same.
    await askFor(asking, { ...place, role, groups, without, exception: null, hours }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
}

const isCovered = (account: Account, { technician, client, console, purpose }: Exception): boolean =>
  account.technician === technician &&
  account.client === client &&
  account.status === 'active' &&
  (console === undefined || account.console === console) &&
  (purpose === undefined || account.purpose === purpose);

function grantOf(
  { templates }: RecordAt,
  ids: readonly string[] = [],
  kind: Parameters<typeof grantFor>[1],
  client: string,
  { purpose }: Account,
) {
  for (const id of ids) {
    const template = templates.get(id);
    const grant = template && grantFor(template, kind, client, purpose);
    if (grant) return { template, grant };
  }
  return undefined;
}
