/** A SCIM client as an identity provider has one: one address, one token, JSON in SCIM's media type. */
export interface ScimAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

export type ScimClient = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ScimAnswer>;

type Send = (url: string, init: RequestInit) => Response | Promise<Response>;

/** `address` is the source's (`…/scim/v2/entra`); `send` an app's own `request`, or the network. */
export function scimClient(address: string, token: string, send: Send = fetch): ScimClient {
  return async (method, path, body, headers = {}) => {
    const response = await send(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/scim+json',
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : null };
  };
}

/** Does `work` for each of `items`, `lanes` at a time, in order. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The n-th of many people. */
export function scimPerson(n: number) {
  return {
    schemas: [USER, ENTERPRISE],
    externalId: `ext-${n}`,
    userName: `person.${n}@msp.example`,
    name: { givenName: `Given${n}`, familyName: `Family${n}` },
    displayName: `Given${n} Family${n}`,
    title: 'Technician',
    active: true,
    emails: [{ value: `person.${n}@msp.example`, type: 'work', primary: true }],
    [ENTERPRISE]: { employeeNumber: String(100_000 + n), department: `Department ${n % 20}` },
  };
}
