/** Automation signs in with a token whose owner answers for it: it is somebody's hand, never more than they are. */
import { type Caller, technicianCaller } from '../caller.ts';
import { type Collector, nowOf } from '../http.ts';
import { checkWorks, findToken, noteUse, scopesOf, TOKEN_PREFIX, tokenDevice } from './tokens.ts';

/** The caller such a token stands for, or null when it is none. Throws `Refused` 401 when it does not work any more. */
export async function automationCaller(collector: Collector, secret: string): Promise<Caller | null> {
  if (!secret.startsWith(TOKEN_PREFIX)) return null;
  const token = await findToken(collector.db, secret);
  if (!token) return null;
  const at = nowOf(collector);
  checkWorks(token, at);
  // A source's own token is nobody's hand: it has no technician, and its scope no route here.
  const owner = token.owner ?? '';
  const device = { id: tokenDevice(token.id), publicKey: '', seenAt: at };
  const caller = await technicianCaller(collector.db, owner, device, at);
  await noteUse(collector, token);
  return { ...caller, technician: owner || `source:${token.source}`, scopes: scopesOf(token) };
}
