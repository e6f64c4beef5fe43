import type { ProfilePage, Reading, TicketField } from '../../consoles/profile.schema.ts';
import { ownContainer, type Problem } from './container.ts';
import { addressOf } from './dom.ts';
import { type FetchJson, sameOriginJson } from './json.ts';
import type { ListReading } from './list.ts';
import { becomesReady } from './ready.ts';
import { type Guarded, readRows, type ShownAccount } from './rows.ts';
import { SHORT } from './text.ts';
import { readShown, readValue, type Source } from './value.ts';

export { readNow } from './value.ts';

export interface ReadRequest {
  page: ProfilePage;
  /** from `matchPage`: captures of the address, and `base` */
  params: Record<string, string>;
  root: Document;
  /** aborted when the person leaves this address */
  signal: AbortSignal;
  tenant?: Reading;
  signedInAs?: Reading;
  /** default: GET on this origin with the person's cookie session */
  fetchJson?: FetchJson;
}

/** What the wire's `read` message takes. With a problem there is neither ticket nor account: never a wrong value. */
export interface PageReading {
  page: string;
  ticket?: Partial<Record<TicketField, string>>;
  account?: ShownAccount[];
  /** of a list: how much of it the page shows */
  list?: ListReading;
  /** the console says that it has no such account */
  absent?: true;
  tenant?: string;
  signedInAs?: string;
  problems: Problem[];
}

const MOST_ASKED = 8;
const MOST_PROBLEMS = 20;

/**
 * Reads the page at this moment by its profile. Waits for `ready`, binds values to the record the address names, tries each field's rules in order.
 * Rejects only with the signal's reason; whatever else goes wrong is one of `problems`, each a sentence about one field.
 */
export async function readPage(request: ReadRequest): Promise<PageReading> {
  const { page, params, root, signal } = request;
  const reading: PageReading = { page: page.id, problems: [] };
  const refused = new Set<string>();
  const source: Source = { scope: root, params, fields: {}, json: page.json, ask: asking(request, refused) };
  const guarded = async <T>(field: string, work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      signal.throwIfAborted();
      // one rule that cannot be used fails in each of 200 rows
      if (reading.problems.length < MOST_PROBLEMS)
        reading.problems.push({ field, why: `The profile cannot be used here: ${String(error).slice(0, 200)}` });
      return undefined;
    }
  };

  const missing = () => page.absent && guarded('absent', readValue(page.absent, source));
  const ready =
    (await missing()) || page.ready === undefined || (await guarded('ready', becomesReady(root, page.ready, signal)));
  if (ready === false)
    reading.problems.push({ field: 'ready', why: 'The page did not finish loading within 8 seconds.' });
  const tenant = request.tenant && (await guarded('tenant', readValue(request.tenant, source)));
  if (tenant) reading.tenant = tenant.slice(0, SHORT);
  const person = request.signedInAs && (await guarded('signedInAs', readValue(request.signedInAs, source)));
  if (person) reading.signedInAs = person.slice(0, SHORT);
  if (await missing()) return { ...reading, absent: true, problems: [] };
  if (!ready || reading.problems.length > 0 || Object.keys(page.read).length + (page.record ? 1 : 0) === 0)
    return reading;

  const container = await guarded('container', ownContainer(page, source));
  if (!container) return reading;
  if ('problem' in container) return { ...reading, problems: [container.problem] };
  const { scope } = container;
  if (page.rows !== undefined) Object.assign(reading, await readRows(page, { ...source, scope }, root, guarded));
  else await readOne(page, { ...source, scope }, reading, guarded, refused);
  signal.throwIfAborted();
  // Answers took time: the page may show another record by now.
  const still = await guarded('container', ownContainer(page, source));
  if (!still || 'problem' in still || still.scope !== scope)
    reading.problems.push({ field: 'container', why: 'The page changed while it was read.' });
  if (reading.problems.length > 0) {
    delete reading.ticket;
    delete reading.account;
    delete reading.list;
  }
  return reading;
}

/** The tenant a page shows now, read again at the moment of a fill; undefined when it shows none. */
export function readTenant(
  tenant: Reading,
  { root, params, signal, page }: Pick<ReadRequest, 'root' | 'params' | 'signal'> & { page: ProfilePage | null },
): Promise<string | undefined> {
  return readValue(tenant, {
    scope: root,
    params,
    fields: {},
    json: page?.json,
    ask: sameOriginJson(addressOf(root), signal),
  });
}

async function readOne(
  page: ProfilePage,
  source: Source,
  reading: PageReading,
  guarded: Guarded,
  refused: Set<string>,
): Promise<void> {
  const values: Record<string, string> = {};
  // That a ticket has no priority is no news; that an account has no phone number may be drift.
  const read = page.shows === 'ticket' ? readValue : readShown;
  for (const [field, rules] of Object.entries(page.read)) {
    const value = await guarded(field, read(rules, { ...source, fields: values }));
    if (value !== undefined) values[field] = value;
  }
  if (values.mergedInto === values.number) delete values.mergedInto;
  for (const field of page.require.filter((name) => !values[name]).slice(0, MOST_PROBLEMS - reading.problems.length)) {
    const also = refused.size > 0 ? ` (${[...refused].join('; ')})` : '';
    reading.problems.push({
      field,
      why: `It does not stand where the profile expects it, or does not look like one${also}.`.slice(0, SHORT),
    });
  }
  if (page.shows === 'ticket') {
    reading.ticket = values;
    return;
  }
  const record = page.record && (await guarded('record', readValue(page.record, { ...source, fields: values })));
  if (record) reading.account = [{ record: record.slice(0, SHORT), values }];
  else if (page.shows === 'account')
    reading.problems.push({ field: 'record', why: 'The page does not say whose account it shows.' });
}

/** Each path is asked once per reading, at most 8 of them; an answer that cannot be had is no value, and the next rule is tried. */
function asking({ fetchJson, root, signal }: ReadRequest, refused: Set<string>): FetchJson {
  const ask = fetchJson ?? sameOriginJson(addressOf(root), signal);
  const answers = new Map<string, Promise<unknown>>();
  return (path) => {
    const known = answers.get(path);
    if (known) return known;
    if (answers.size >= MOST_ASKED) return Promise.resolve(undefined);
    const answer = ask(path).catch((error: unknown) => {
      signal.throwIfAborted();
      refused.add(error instanceof Error ? error.message : 'the console did not answer');
      return undefined;
    });
    answers.set(path, answer);
    return answer;
  };
}
