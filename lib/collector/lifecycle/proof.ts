/** For one account: who asked, who approved which exact object, who applied it, who saw it, and whether it was retired. From the steps, each of which stands in the log. */
import type { z } from 'zod';
import { placeId } from '../../drift/place.ts';
import { type Answer, CONTROLS, controlsFor } from '../../lifecycle/controls.ts';
import { notShown } from '../../lifecycle/parts-to-end.ts';
import type { AccessRequest, Approval, Done } from '../../lifecycle/request.ts';
import { isOpen, mayStillWork } from '../../lifecycle/states.ts';
import type { proofQuerySchema, proofSchema } from '../../wire/lifecycle.schema.ts';
import type { Database } from '../database.ts';
import { findRequests } from './requests.ts';

type Proof = z.input<typeof proofSchema>;
type Said = NonNullable<Proof['requests'][number]['asked']>;

export async function proofOf(
  db: Database,
  { client, console, account }: z.infer<typeof proofQuerySchema>,
): Promise<Proof> {
  const requests = await findRequests(db, (all) => all.where('place', '=', placeId(console, client, account)));
  return {
    account: { client, console, name: account, technician: requests.at(-1)?.object.subject?.technician ?? null },
    requests: requests.map(proofOfRequest),
    retired: requests.every(({ state }) => !mayStillWork(state)) && requests.some(sawItEnd),
    controls: CONTROLS.map(({ id, title }) => ({ id, title })),
  };
}

/** What was only asked for, and taken back, retires nothing; nor does a new secret: the account goes on being used. */
const sawItEnd = ({ revocationVerified, object }: AccessRequest): boolean =>
  revocationVerified !== null && object.change !== 'rotation';

function proofOfRequest(request: AccessRequest): Proof['requests'][number] {
  const { id, state, hash, approvals, done, verified, revoked, revocationVerified, ending } = request;
  const removal = request.object.change === 'removal' || request.object.change === 'rotation';
  const applied = done ?? (removal ? revoked : null);
  return {
    ...{ id, state, hash },
    asked: askedOf(request),
    approved: approvals.map(approvedOf),
    applied: applied && doneOf('applied', applied),
    verified: verified && seenOf('verified', verified),
    retired: revocationVerified && {
      ...seenOf('retired', revocationVerified),
      events: [...(revoked?.events ?? []).map(({ event }) => event), revocationVerified.event],
    },
    gaps: gapsOf(request, removal, ending !== null),
  };
}

const said = (answer: Answer, one: Omit<Said, 'controls'>): Said => ({ ...one, controls: controlsFor(answer) });

function askedOf({ parts, askedAt, why, ticket, ending, emergency }: AccessRequest): Said {
  const basis = ticket ? `ticket ${ticket.number}` : emergency ? 'an emergency' : 'no ticket';
  const words = why ?? ending?.why;
  return said('asked', {
    ...{ who: parts.requester?.[0] ?? 'unknown', at: askedAt, what: `${basis}${words ? `: ${words}` : ''}` },
    events: [...(ticket ? [ticket.event] : []), ...(emergency ? [emergency.event] : [])],
  });
}

const approvedOf = ({ way, by, recordedBy, said: words, hash, at }: Approval): Said =>
  said('approved', {
    ...{ who: by, at, events: [] },
    what: `${way}${recordedBy ? ` by ${recordedBy}` : ''}, object ${hash.slice(0, 16)}…${words ? `: ${words}` : ''}`,
  });

const doneOf = (answer: Answer, { by, at, elsewhere, events }: Done): Said =>
  said(answer, {
    who: by,
    at,
    what: elsewhere ? 'done past us, and seen' : 'in the console',
    events: events.map(({ event }) => event),
  });

const seenOf = (answer: Answer, { by, at, event }: { by: string; at: string; event: string }): Said =>
  said(answer, { who: by, at, what: 'read in the console', events: [event] });

/** What an auditor would miss. */
function gapsOf(request: AccessRequest, removal: boolean, ends: boolean): string[] {
  const { state, approvals, needed, verified, revocationVerified, done, failed, residual, emergency, revoked } =
    request;
  const unshown = revoked ? notShown(request.toEnd ?? [], request) : [];
  const byRule = approvals.some(({ way }) => way === 'rule');
  const gaps: string[] = [];
  if (!removal && done && !byRule && approvals.length < needed)
    gaps.push('It was carried out without the approvals it needed.');
  if (emergency && approvals.length === 0 && !ends) gaps.push('The emergency has not been reviewed.');
  if (done && !verified && !ends) gaps.push('Nobody has seen that it is so.');
  if (ends && isOpen(state) && !revocationVerified) gaps.push('Nobody has seen that it has ended.');
  if (revocationVerified && request.object.change === 'rotation')
    gaps.push('No console shows a secret: that it was replaced rests on what was done there.');
  if (unshown.length > 0) gaps.push(`Nothing shows that these ended with it: ${unshown.join(', ')}.`);
  if (failed) gaps.push(`The last look showed otherwise: ${failed.why}`);
  if (residual) gaps.push(`${residual.by} answers for it until ${residual.recheckAt}: ${residual.why}`);
  return gaps;
}
