/** A collector with a source that owns what an identity provider knows, and a client with its token. */

import { putObject } from '../../../lib/collector/change-object.ts';
import { COMMAND_LINE } from '../../../lib/collector/own-events.ts';
import { changeRecord } from '../../../lib/collector/sources/say-with.ts';
import { issueToken } from '../../../lib/collector/sources/tokens.ts';
import type { Ownable, Source } from '../../../lib/record/access.schema.ts';
import { OWNABLE } from '../../../lib/record/access.schema.ts';
import { type ScimClient, scimClient } from '../../drive/scim-client.ts';
import { clearBodies } from '../clear-bodies.ts';
import type { TestCollector } from '../start-collector.ts';

export const ALL_BUT_CONTRACT: Ownable[] = OWNABLE.filter((part) => part !== 'contract');

export async function addSource(
  { db, book, clock }: TestCollector,
  id: string,
  owns: Ownable[] = ALL_BUT_CONTRACT,
  kind: Source['kind'] = 'scim',
): Promise<void> {
  await changeRecord({ db, book, now: () => clock.now }, (trx, at) =>
    putObject(trx, 'sources', { id, version: 1, label: `Source ${id}`, kind, owns }, { at, by: 'root' }),
  );
}

/** A working token of the source; gives its secret and its id. */
export async function addToken({ db, book, clock }: TestCollector, source: string, days?: number) {
  const { secret, token } = await changeRecord({ db, book, now: () => clock.now }, (trx, at) =>
    issueToken(trx, { label: 'Test', source, scopes: ['scim'], ...(days ? { days } : {}) }, COMMAND_LINE, at),
  );
  return { secret, id: token.id };
}

export async function startSource(collector: TestCollector, id = 'entra', owns?: Ownable[]): Promise<ScimClient> {
  await addSource(collector, id, owns);
  const { secret } = await addToken(collector, id);
  return clientFor(collector, id, secret);
}

export function clientFor({ app }: TestCollector, source: string, secret: string): ScimClient {
  return scimClient(`http://collector.example/scim/v2/${source}`, secret, (url, init) => app.request(url, init));
}

/** What the collector said itself, in order. */
export async function ownEvents({ db }: TestCollector) {
  const rows = await clearBodies(db, { device: 'collector' });
  return rows.map(({ body }) => JSON.parse(body));
}
