import type { ProfilePage, Reading } from '../../consoles/profile.schema.ts';
import { addressOf } from './dom.ts';
import { sameOriginJson } from './json.ts';
import { type PageReading, readPage } from './read-page.ts';

/** What the worker asks a page of a console to look up by the console's own JSON. */
export interface Lookup {
  page: ProfilePage;
  /** `account`, and `base` */
  params: Record<string, string>;
  /** path that is answered while the API is switched on */
  probe: string;
  tenant?: Reading;
  signedInAs?: Reading;
}

/** One account by the console's JSON, from any of its pages. A 404 counts as "no such account" only while the API answers at all. */
export async function lookUp(
  { probe, ...what }: Lookup,
  { root, signal }: { root: Document; signal: AbortSignal },
): Promise<PageReading> {
  const ask = sameOriginJson(addressOf(root), signal);
  let gone = false;
  const fetchJson = (path: string) =>
    ask(path).catch((error: Error) => {
      gone ||= error.cause === 404;
      throw error;
    });
  const reading = await readPage({ ...what, root, signal, fetchJson });
  if (!gone) return reading;
  const alive = await ask(`${what.params.base ?? ''}${probe}`).then(
    () => true,
    () => false,
  );
  return alive
    ? { ...reading, absent: true, problems: [] }
    : { ...reading, problems: [{ field: 'lookup', why: 'The console’s API is switched off.' }] };
}
