/** SCIM 2.0 at `/scim/v2/<source>`: what belongs to which address, and every refusal in SCIM's own words. */
import type { Handler } from 'hono';
import { Refused } from '../errors.ts';
import type { Collector, Ctx, Env } from '../http.ts';
import { placesOf } from '../log.ts';
import { storageRefusal } from '../storage-refusal.ts';
import { answer, answerList, answerRefused } from './answer.ts';
import type { Asking } from './asking.ts';
import { resourceType, resourceTypes, schema, schemas, serviceProviderConfig } from './discovery.ts';
import { groupRequests } from './group-requests.ts';
import { createSignIn } from './sign-in.ts';
import { userRequests } from './user-requests.ts';

type Answering = (c: Ctx, asking: Asking, id: string) => Promise<Response> | Response;
/** By method, for one address. */
export type Requests = Partial<Record<string, Answering>>;

const NOT_HERE: Record<string, string> = { Me: '/Me', Bulk: 'Bulk' };

/** By what follows the source's address; `:id` is anything there. */
const ADDRESSES: Record<string, Requests> = {
  ServiceProviderConfig: { GET: (c, { base }) => answer(c, serviceProviderConfig(base)) },
  ResourceTypes: { GET: (c, { base }) => answerList(c, noFilter(c) && resourceTypes(base)) },
  'ResourceTypes/:id': { GET: (c, { base }, id) => answer(c, resourceType(base, id)) },
  Schemas: { GET: (c, { base }) => answerList(c, noFilter(c) && schemas(base)) },
  'Schemas/:id': { GET: (c, { base }, id) => answer(c, schema(base, id)) },
  ...userRequests,
  ...groupRequests,
};

/** Answers everything under `/scim/v2/`. */
export function scimHandler(collector: Collector): Handler<Env> {
  const signIn = createSignIn(collector);
  return async (c) => {
    try {
      const [address = '', ...rest] = pathOf(c);
      const source = await signIn(c, address);
      return await request(c, { collector, source, base: baseOf(collector, c, address) }, rest);
    } catch (error) {
      const refused = error instanceof Refused ? error : storageRefusal(error);
      if (refused) return answerRefused(c, inScim(refused, c));
      collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) });
      return answerRefused(c, new Refused('fault'));
    }
  };
}

async function request(c: Ctx, asking: Asking, [resource = '', id, ...more]: string[]): Promise<Response> {
  const unsupported = Object.hasOwn(NOT_HERE, resource) ? NOT_HERE[resource] : undefined;
  if (unsupported) throw new Refused('scim.unsupported', { what: unsupported });
  const exact = id === undefined ? resource : `${resource}/${id}`;
  const address = Object.hasOwn(ADDRESSES, exact) ? exact : `${resource}/:id`;
  const methods = Object.hasOwn(ADDRESSES, address) && more.length === 0 ? ADDRESSES[address] : undefined;
  if (!methods || (id === undefined && address !== resource)) throw new Refused('scim.nowhere');
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const answering = methods[method];
  if (!answering) {
    c.header('allow', Object.keys(methods).join(', '));
    throw new Refused('scim.method', { method });
  }
  return answering(c, asking, id ?? '');
}

/** The parts behind `/scim/v2`, decoded; a slash at the end says nothing. */
function pathOf(c: Ctx): string[] {
  const parts = new URL(c.req.url).pathname.replace(/\/+$/, '').split('/').slice(3);
  try {
    return parts.map(decodeURIComponent);
  } catch {
    throw new Refused('scim.nowhere');
  }
}

/** As the client sees it: a proxy in front says by which scheme it was asked. */
function baseOf({ behindProxy }: Collector, c: Ctx, source: string): string {
  const url = new URL(c.req.url);
  const scheme = behindProxy ? (c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim() ?? 'https') : url.protocol;
  return `${scheme.replace(/:$/, '')}://${url.host}/scim/v2/${source}`;
}

/** RFC 7644 §4: a filter on these is refused. */
function noFilter(c: Ctx): true {
  if (c.req.query('filter') !== undefined) throw new Refused('scim.noFilter');
  return true;
}

/** What the gate says of owners names the source it says it to. */
function inScim(refused: Refused, c: Ctx): Refused {
  if (refused.code !== 'record.owned') return refused;
  const { attribute = '', owner = '' } = refused.detail;
  return new Refused('scim.owned', { attribute, owner, source: pathOf(c)[0] ?? '' });
}
