/** One line for each event on the path of a request for access. */
import type { EventBody } from '../../lib/evidence/event.schema.ts';

const said = (body: EventBody, key: string) => String(body.detail?.[key] ?? '');
const account = (body: EventBody) => said(body, 'account') || 'an account';
const at = (body: EventBody, names: { console(id: string): string }) =>
  body.console ? ` in ${names.console(body.console.id)}` : '';

export const OF_REQUESTS = {
  'request.made': (body, names) => `Asked for ${account(body)}${at(body, names)}`,
  'request.approved': (body, names) =>
    `${said(body, 'way') === 'recorded' ? 'Recorded the approval of' : 'Approved'} ${account(body)}${at(body, names)}`,
  'request.rejected': (body, names) => `Rejected ${account(body)}${at(body, names)}`,
  'request.cancelled': (body, names) => `Took back the request for ${account(body)}${at(body, names)}`,
  'request.expired': (body, names) => `The request for ${account(body)}${at(body, names)} lapsed`,
  'request.voided': (body, names) => `The approval of ${account(body)}${at(body, names)} is void: it changed`,
  'request.bound': (body) => `Bound the request for ${account(body)} to its ticket`,
  'request.implemented': (body, names) => `Carried out ${account(body)}${at(body, names)}`,
  'request.verified': (body, names) =>
    `${body.outcome === 'failed' ? 'Looked, and it is not so:' : 'Verified'} ${account(body)}${at(body, names)}`,
  'request.in-use': (body, names) => `In use: ${account(body)}${at(body, names)}`,
  'request.revocation-asked': (body, names) => `Asked that ${account(body)}${at(body, names)} ends`,
  'request.revoked': (body, names) => `Ended ${account(body)}${at(body, names)}`,
  'request.revocation-verified': (body, names) =>
    `${body.outcome === 'failed' ? 'Looked, and it has not ended:' : 'Verified that it ended:'} ${account(body)}${at(body, names)}`,
  'request.closed': (body, names) => `Closed the request for ${account(body)}${at(body, names)}`,
  'request.escalated': (body, names) => `Called somebody about ${account(body)}${at(body, names)}`,
  'request.risk-accepted': (body, names) => `Answers for ${account(body)}${at(body, names)}, which cannot be verified`,
  'request.rechecked': (body, names) => `Looks again at ${account(body)}${at(body, names)}`,
  'request.handed-over': (body, names) => `Handed ${account(body)}${at(body, names)} over`,
  'request.refused': (body) => `Refused a step of a request${body.code ? ` (${body.code})` : ''}`,
  'approval.link-made': () => 'Made a link for an approver',
  'approval.link-used': () => 'An approver used their link',
  'emergency.begun': (body, names) => `Began emergency access${at(body, names)}`,
  'emergency.taken': (body, names) => `Emergency access is followed up${at(body, names)}`,
  'movement.fanned-out': (body) =>
    `Set off ${said(body, 'requests') || 'all'} requests for ${body.object?.key ?? 'somebody'}`,
  'movement.closed': (body) => `All is over that followed for ${body.object?.key ?? 'somebody'}`,
} as const satisfies Partial<
  Record<EventBody['verb'], (body: EventBody, names: { console(id: string): string }) => string>
>;
