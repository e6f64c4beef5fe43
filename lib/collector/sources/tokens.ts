/** Tokens for those who sign in without a person: a source's provisioning, and automation. Random, kept as SHA-256, and every one's life is evidence. */
import type { Selectable } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Scope, TokenRequest, TokenView } from '../../wire/sources.schema.ts';
import { askedOften } from '../asked-often.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import type { OwnEvent } from '../own-events.ts';
import { hashSecret, newToken } from '../secrets.ts';
import { changeRecord, type Saying, sayWith } from './say-with.ts';

export type Token = Selectable<Tables['tokens']>;

/** What every such token begins with, so that a leaked one is known for what it is. */
export const TOKEN_PREFIX = 'unswivel_';
/** the old and the new one, while a provider is being changed over */
const MOST_OF_SOURCE = 2;
const DAY_MS = 86_400_000;

/** The new token, and its secret, which nobody can read again. Throws `Refused` 404, 409 or 422. After `lockRecord`. */
export async function issueToken(
  trx: Writing,
  request: TokenRequest,
  actor: OwnEvent['actor'],
  at: string,
): Promise<{ token: TokenView; secret: string }> {
  await checkRequest(trx, request, at);
  const secret = `${TOKEN_PREFIX}${newToken()}`;
  const row: Token = {
    ...{ id: uuid(), hash: hashSecret(secret), label: request.label, scopes: JSON.stringify(request.scopes) },
    source: 'source' in request ? request.source : null,
    owner: 'owner' in request ? request.owner : null,
    ...{ created_at: at, created_by: actor.technician, last_used_at: null, revoked_at: null },
    expires_at: request.days ? new Date(Date.parse(at) + request.days * DAY_MS).toISOString() : null,
  };
  await trx.insertInto('tokens').values(row).execute();
  await sayWith(trx, tokenEvent('token.issued', row, actor));
  return { token: tokenView(row, at), secret };
}

async function checkRequest(trx: Writing, request: TokenRequest, at: string): Promise<void> {
  if ('owner' in request) {
    const owner = await findObject(trx, 'technicians', request.owner);
    if (!owner?.active) throw new Refused('token.inactive', { owner: request.owner });
    return;
  }
  const source = await findObject(trx, 'sources', request.source);
  if (!source) throw new Refused('record.unknown', { kind: 'source', id: request.source });
  if (source.kind !== 'scim') throw new Refused('token.notScim', { source: source.label });
  const all = await trx.selectFrom('tokens').selectAll().where('source', '=', source.id).execute();
  const working = all.filter((one) => tokenState(one, at) === 'works');
  if (working.length >= MOST_OF_SOURCE) throw new Refused('token.full', { source: source.label });
}

/** Throws `Refused` 404. What was revoked stays revoked. After `lockRecord`. */
export async function revokeToken(trx: Writing, id: string, actor: OwnEvent['actor'], at: string): Promise<void> {
  const row = await trx.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refused('token.unknown');
  if (row.revoked_at) return;
  await trx.updateTable('tokens').set({ revoked_at: at }).where('id', '=', id).execute();
  await sayWith(trx, tokenEvent('token.revoked', row, actor));
}

export async function listTokens(db: Database, at: string): Promise<TokenView[]> {
  const rows = await db.selectFrom('tokens').selectAll().orderBy('id').execute();
  return rows.map((row) => tokenView(row, at));
}

/** Whose secret it is, or undefined when this collector never gave it. */
export async function findToken(db: Database, secret: string): Promise<Token | undefined> {
  return (await byHash(db, hashSecret(secret)))[0];
}

const byHash = askedOften((db, hash: string) => db.selectFrom('tokens').selectAll().where('hash', '=', hash));

export const scopesOf = ({ scopes }: Token): Scope[] => JSON.parse(scopes) as Scope[];

/** Throws `Refused` 401 for a token that does not work any more. */
export function checkWorks(token: Token, at: string): void {
  const state = tokenState(token, at);
  if (state !== 'works') throw new Refused(state === 'revoked' ? 'token.revoked' : 'token.expired');
}

const USED_EVERY_MS = 60_000;

/** Notes when it was last used, at most once a minute; its first use is an event. */
export async function noteUse(saying: Saying, token: Token): Promise<void> {
  const now = saying.now();
  if (token.last_used_at && now.getTime() - Date.parse(token.last_used_at) < USED_EVERY_MS) return;
  const used = { last_used_at: now.toISOString() };
  if (token.last_used_at) {
    await saying.db.updateTable('tokens').set(used).where('id', '=', token.id).execute();
    return;
  }
  await changeRecord(saying, async (trx) => {
    const [first] = await trx
      .updateTable('tokens')
      .set(used)
      .where('id', '=', token.id)
      .where('last_used_at', 'is', null)
      .returning('id')
      .execute();
    if (first) await sayWith(trx, tokenEvent('token.used', token, actorOfToken(token)));
  });
}

/** A source speaks for itself; automation in the name of who answers for it. */
export function actorOfToken({ id, source, owner }: Token): OwnEvent['actor'] {
  return { technician: source ? `source:${source}` : (owner ?? 'nobody'), version: 0, device: tokenDevice(id) };
}

/** What stands in the place of a device, where a token asks. */
export const tokenDevice = (id: string): string => `token-${id}`;

function tokenEvent(
  verb: 'token.issued' | 'token.used' | 'token.revoked',
  row: Token,
  actor: OwnEvent['actor'],
): OwnEvent {
  const whose = row.source ? `the source ${row.source}` : `automation of ${row.owner}`;
  return {
    ...{ verb, outcome: 'success', actor, object: { type: 'token', key: row.id } },
    detail: {
      ...{ for: whose, label: row.label, scopes: scopesOf(row).join(' ') },
      ...(row.expires_at ? { expires: row.expires_at } : {}),
    },
  };
}

function tokenState({ revoked_at, expires_at }: Token, at: string): TokenView['state'] {
  if (revoked_at) return 'revoked';
  return expires_at && expires_at <= at ? 'expired' : 'works';
}

function tokenView(row: Token, at: string): TokenView {
  return {
    ...{ id: row.id, label: row.label, scopes: scopesOf(row), source: row.source, owner: row.owner },
    ...{ createdAt: row.created_at, createdBy: row.created_by, expiresAt: row.expires_at },
    ...{ lastUsedAt: row.last_used_at, revokedAt: row.revoked_at, state: tokenState(row, at) },
  };
}
