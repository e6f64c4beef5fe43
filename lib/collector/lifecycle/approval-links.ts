/**
 * A link with which an approver of the client's decides without the extension: for one request and one object, for some hours, once. Its token is kept as a hash, and carries a
 * mark only this collector's key can make, so that nobody who writes into the database can make one. Whoever makes a link has no other part in the request.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonical } from '../../evidence/canonical.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { mailDomain } from '../../record/mail-domain.ts';
import type { Client } from '../../record/record.schema.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { currentKey, type LogBook } from '../log-book.ts';
import { findObject } from '../objects.ts';
import { hashSecret, newToken } from '../secrets.ts';
import { changeRecord, type Saying, sayWith } from '../sources/say-with.ts';
import { checkApart, refusedBy, type Work } from './act.ts';
import { agree, reject } from './decide.ts';
import { findRequest } from './requests.ts';

type Link = Tables['approval_links'];

const HOUR_MS = 3_600_000;
const MARK_LENGTH = 22;

/** The token is in the answer and nowhere else. Throws `Refused` 403, 409, 422. */
export async function makeLink(
  work: Work,
  book: LogBook,
  { approver, mail, hours }: { approver: string; mail: string; hours: number },
): Promise<{ token: string; expires: string }> {
  const { trx, request, client, person, at } = work;
  if (request.state !== 'requested' && request.state !== 'emergency')
    throw new Refused('lifecycle.state', { state: request.state });
  checkApart(work);
  const domain = mailDomain(mail);
  if (!domain || !client.domains.some((one) => mailDomain(`x@${one}`) === domain))
    throw new Refused('lifecycle.approver', { domains: client.domains.join(', ') || 'none' });
  const expires = new Date(Date.parse(at) + hours * HOUR_MS).toISOString();
  const bare = {
    request: request.id,
    object_hash: request.hash,
    approver,
    mail: mail.toLowerCase(),
    expires_at: expires,
  };
  const random = newToken();
  const token = `${random}${await markOf(trx, book, random, bare)}`;
  await trx
    .insertInto('approval_links')
    .values({ ...bare, token_hash: hashSecret(token), made_by: person.id, made_at: at, used_at: null })
    .execute();
  await sayWith(trx, {
    ...{ verb: 'approval.link-made', outcome: 'success', actor: work.actor },
    client: { id: client.id, version: client.version },
    object: { type: 'request', key: request.id },
    detail: { approver: bare.mail, hash: request.hash, expires },
  });
  return { token, expires };
}

async function markOf(
  db: Database,
  book: LogBook,
  random: string,
  link: Pick<Link, 'request' | 'object_hash' | 'approver' | 'mail' | 'expires_at'>,
) {
  const { request, object_hash, approver, mail, expires_at } = link;
  const key = (await currentKey(db, book)).derive('approval link');
  const text = canonical({ random, request, object_hash, approver, mail, expires_at });
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, MARK_LENGTH);
}

export interface Opened {
  link: Link;
  request: AccessRequest;
  client: Client;
}

/** What the link is for. Throws `Refused` 404, alike for every reason: what is wrong with a link is nobody's to feel for. */
export async function openLink(db: Database, book: LogBook, token: string, at: string): Promise<Opened> {
  const unknown = new Refused('lifecycle.link');
  if (!/^[\w-]{40,128}$/.test(token)) throw unknown;
  const link = await db
    .selectFrom('approval_links')
    .selectAll()
    .where('token_hash', '=', hashSecret(token))
    .executeTakeFirst();
  if (!link || link.used_at !== null || link.expires_at <= at) throw unknown;
  const mark = await markOf(db, book, token.slice(0, -MARK_LENGTH), link);
  if (!timingSafeEqual(Buffer.from(mark), Buffer.from(token.slice(-MARK_LENGTH)))) throw unknown;
  const request = await findRequest(db, link.request);
  const client = request && (await findObject(db, 'clients', request.object.client));
  if (!request || !client || request.hash !== link.object_hash) throw unknown;
  if (request.state !== 'requested' && request.state !== 'emergency') throw unknown;
  return { link, request, client };
}

export interface Decision {
  decision: 'approve' | 'reject';
  hash: string;
  why: string;
}

/** Decides, and the link is used. Throws `Refused` with nothing done; where what is asked for changed meanwhile, the link is void and it is asked anew. */
export async function decideByLink(saying: Saying, token: string, decision: Decision): Promise<AccessRequest> {
  const done = await changeRecord(saying, async (trx, at) => {
    const { link, request, client } = await openLink(trx, saying.book, token, at);
    if (decision.hash !== link.object_hash) throw new Refused('lifecycle.otherObject');
    await use(trx, link, at);
    const actor = { technician: link.mail, version: 0, device: OWN_DEVICE };
    const person = { id: link.mail, roles: [], serves: false, approves: true };
    const work: Work = { trx, at, request, client, person, actor };
    await sayWith(trx, {
      ...{ verb: 'approval.link-used', outcome: 'success', actor },
      client: { id: client.id, version: client.version },
      object: { type: 'request', key: request.id },
      detail: { approver: link.mail, hash: link.object_hash, decision: decision.decision, madeBy: link.made_by },
    });
    if (decision.decision === 'approve')
      await agree(work, { way: 'link', by: link.mail, said: decision.why || link.approver, hash: decision.hash });
    else await rejectBy(work, decision);
    return work;
  });
  if (done.refusal) throw done.refusal;
  return done.request;
}

async function rejectBy(work: Work, { hash, why }: Decision): Promise<void> {
  if (why.trim().length < 3) throw refusedBy({ code: 'lifecycle.why' });
  await reject(work, { hash, why });
}

/** Of two at once one has it. */
async function use(trx: Writing, { token_hash }: Link, at: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('approval_links')
    .set({ used_at: at })
    .where('token_hash', '=', token_hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refused('lifecycle.link');
}
