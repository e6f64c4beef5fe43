/** What the log says of a step: enough to follow a request by its events alone. */
import type { EventBody } from '../../evidence/event.schema.ts';
import type { Evidence } from '../../lifecycle/evidence.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { toldObject } from '../../lifecycle/told-object.ts';
import { TRANSITIONS, type TransitionName } from '../../lifecycle/transitions.ts';
import type { Client } from '../../record/record.schema.ts';
import type { OwnEvent } from '../own-events.ts';

const FAILED: readonly TransitionName[] = ['doubt', 'doubt-revocation'];

export type Detail = NonNullable<EventBody['detail']>;

/** `detail` names request, object and evidence: `state` it leads to, `hash` of the object, `shown` the ids of the events that show it. */
export function stepEvent(
  name: TransitionName,
  request: AccessRequest,
  evidence: Evidence,
  actor: OwnEvent['actor'],
  client: Client | undefined,
): OwnEvent {
  const { object, ticket } = request;
  return {
    ...{ verb: TRANSITIONS[name].says, outcome: FAILED.includes(name) ? 'failed' : 'success', actor },
    ...(object.subject ? { subject: object.subject } : {}),
    ...(ticket ? { ticket: { console: ticket.console, number: ticket.number } } : {}),
    ...(client ? { client: { id: client.id, version: client.version } } : {}),
    console: { id: object.console.id, profile: object.console.profile },
    object: { type: 'request', key: request.id },
    detail: detailOf(name, request, evidence, client),
  };
}

function detailOf(
  name: TransitionName,
  request: AccessRequest,
  evidence: Evidence,
  client: Client | undefined,
): Detail {
  const { object, hash, risk, version, state } = request;
  const { approval, done, sight, ticket, began, why } = evidence;
  const shown = [...(done?.events ?? []), ...(sight ? [sight] : []), ...(began ? [began] : [])].map(
    ({ event }) => event,
  );
  const said = sight?.as === 'otherwise' ? sight.why : why;
  return {
    ...{ step: name, state, version, hash, risk, change: object.change, owner: request.owner },
    // A client may keep logins, or roles, out of the log: then the request says which account it was, and what exactly.
    ...(isPlain(client, 'userName') ? { account: object.account.name } : {}),
    ...(isPlain(client, 'userName') && isPlain(client, 'role') && bindsTo(name, request, approval)
      ? toldObject(object)
      : {}),
    ...(object.role ? { role: object.role } : {}),
    ...(said ? { why: said } : {}),
    ...(shown.length > 0 ? { shown: shown.slice(0, 50).join(' ') } : {}),
    ...(ticket ? { ticketSeen: ticket.event } : {}),
    ...(done ? { elsewhere: done.elsewhere } : {}),
    ...witnessOf(name, request),
    ...(evidence.undone ? { undone: evidence.undone } : {}),
    ...(approval
      ? {
          way: approval.way,
          approver: approval.by,
          approved: approval.hash,
          said: approval.said,
          ...recorder(approval),
        }
      : {}),
    ...(name === 'accept-risk' && request.residual ? { recheckAt: request.residual.recheckAt } : {}),
    ...(request.emergency ? { emergency: true } : {}),
    ...(request.movement ? { movement: request.movement } : {}),
    ...(request.ownHands ? { ownHands: true } : {}),
  };
}

const isPlain = (client: Client | undefined, attribute: 'userName' | 'role'): boolean =>
  (client?.evidence?.fields[attribute] ?? 'plain') === 'plain';

/** Steps that bring the object in, or bind somebody to it, tell it whole: others name its hash. */
const bindsTo = (name: TransitionName, { version }: AccessRequest, approval: Evidence['approval']): boolean =>
  version === 1 || approval !== undefined || name === 'void' || name === 'void-emergency';

function witnessOf(name: TransitionName, { verified, revocationVerified }: AccessRequest): { witness?: string } {
  const look = name === 'verify' ? verified : name === 'verify-revocation' ? revocationVerified : null;
  return look?.witness ? { witness: look.witness } : {};
}

const recorder = ({ recordedBy }: { recordedBy?: string | undefined }): Record<string, string> =>
  recordedBy ? { recordedBy } : {};
