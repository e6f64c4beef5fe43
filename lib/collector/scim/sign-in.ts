/** Who asks at a source's address: only the source itself, with a token of its own. Whatever is wrong is refused and noticed. */
import type { Source } from '../../record/access.schema.ts';
import { Refused } from '../errors.ts';
import { sender, spend } from '../guard.ts';
import { type Collector, type Ctx, nowOf } from '../http.ts';
import { notice } from '../notice.ts';
import { findObject } from '../objects.ts';
import { createOncePer } from '../once-per.ts';
import { actorOfToken, checkWorks, findToken, noteUse, scopesOf, type Token, tokenDevice } from '../sources/tokens.ts';

const MINUTE_MS = 60_000;

/** Gives the source whose address this is and whose token came along. Throws `Refused` 401, 403 or 429. A guessed address is refused like another's. */
export function createSignIn(collector: Collector): (c: Ctx, address: string) => Promise<Source> {
  const first = createOncePer(MINUTE_MS, () => collector.now().getTime());
  return async (c, address) => {
    const token = await tokenOf(collector, c);
    spend(collector.limits.scim, token.id);
    checkWorks(token, nowOf(collector));
    const source = token.source === null ? undefined : await findObject(collector.db, 'sources', token.source);
    if (source?.id !== address || source.kind !== 'scim' || !scopesOf(token).includes('scim')) {
      const refused = new Refused('scim.otherSource');
      await told(collector, token, refused, first(`${token.id} ${address}`));
      throw refused;
    }
    await noteUse(collector, token);
    return source;
  };
}

async function tokenOf(collector: Collector, c: Ctx): Promise<Token> {
  const given = c.req.header('authorization');
  const secret = /^Bearer ([\w-]{32,256})$/i.exec(given ?? '')?.[1];
  const token = secret ? await findToken(collector.db, secret) : undefined;
  if (token) return token;
  spend(collector.limits.anonymous, sender(collector, c));
  throw new Refused(given ? 'auth.unknown' : 'auth.missing');
}

/** Each single one for the people who look; once a minute for the log, so that nobody fills it by asking. */
async function told(collector: Collector, token: Token, { code }: Refused, anew: boolean): Promise<void> {
  const who = token.source ? `source:${token.source}` : (token.owner ?? '');
  await notice(collector.db, nowOf(collector), {
    kind: code as 'scim.otherSource',
    device: tokenDevice(token.id),
    technician: who,
  });
  if (!anew) return;
  await collector.appender.say({
    ...{ verb: 'access.refused', outcome: 'refused', actor: actorOfToken(token), code },
    object: { type: 'route', key: '/scim/v2/:source' },
  });
}
