/** Answers and errors in SCIM's own form (RFC 7644 §3.12, §3.14). */
import type { ErrorCode } from '../errors.ts';
import { Refused } from '../errors.ts';
import type { Ctx } from '../http.ts';
import type { Resource } from './place.ts';

export const MEDIA = 'application/scim+json';
const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0';
export const LIST = `${MESSAGES}:ListResponse`;

/** A resource, with its tag and address where it has them. */
export function answer(c: Ctx, resource: Resource, status: 200 | 201 = 200): Response {
  const { version, location } = (resource.meta ?? {}) as { version?: string; location?: string };
  if (version) c.header('etag', version);
  if (location) c.header(status === 201 ? 'location' : 'content-location', location);
  return c.body(JSON.stringify(resource), status, { 'content-type': MEDIA });
}

export function answerList(c: Ctx, resources: Resource[], total = resources.length, startIndex = 1): Response {
  const list = {
    schemas: [LIST],
    totalResults: total,
    itemsPerPage: resources.length,
    startIndex,
    Resources: resources,
  };
  return c.body(JSON.stringify(list), 200, { 'content-type': MEDIA });
}

/** RFC 7644 table 9, by our own codes. */
const SCIM_TYPES: Partial<Record<ErrorCode, string>> = {
  'scim.syntax': 'invalidSyntax',
  'request.notJson': 'invalidSyntax',
  'request.notUtf8': 'invalidSyntax',
  'request.tooDeep': 'invalidSyntax',
  'request.duplicateKey': 'invalidSyntax',
  'request.badKey': 'invalidSyntax',
  'request.loneSurrogate': 'invalidSyntax',
  'request.nul': 'invalidValue',
  'request.shape': 'invalidSyntax',
  'scim.filter': 'invalidFilter',
  'scim.path': 'invalidPath',
  'scim.noTarget': 'noTarget',
  'scim.value': 'invalidValue',
  'scim.name': 'invalidValue',
  'contract.ended': 'invalidValue',
  'record.reference': 'invalidValue',
  'scim.mutability': 'mutability',
  'scim.owned': 'mutability',
  'scim.taken': 'uniqueness',
  'record.taken': 'uniqueness',
};

/** What a provider shows its administrator. */
export function answerRefused(c: Ctx, refused: Refused): Response {
  c.set('code', refused.code);
  if (refused.detail.seconds !== undefined) c.header('retry-after', String(refused.detail.seconds));
  if (refused.status === 401) c.header('www-authenticate', 'Bearer');
  const scimType = SCIM_TYPES[refused.code];
  const status = refused.code === 'record.reference' || refused.code === 'contract.ended' ? 400 : refused.status;
  const body = {
    ...{ schemas: [`${MESSAGES}:Error`], status: String(status) },
    ...(scimType ? { scimType } : {}),
    detail: refused.message,
  };
  return c.body(JSON.stringify(body), status as 400, { 'content-type': MEDIA });
}

/** RFC 7644 §3.14. Throws `Refused` 412 when none of the tags given is the resource's; without any, the client does not care. */
export function checkMatch(c: Ctx, tag: string): void {
  const given = c.req.header('if-match');
  if (given !== undefined && !names(given, tag)) throw new Refused('scim.stale', { version: tag });
}

export const knows = (c: Ctx, tag: string): boolean => names(c.req.header('if-none-match') ?? '', tag);

function names(given: string, tag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//i, '').replace(/^"|"$/g, '');
  return given.split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}
