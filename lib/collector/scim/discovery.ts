/** What a client may ask about the service itself (RFC 7644 §4). */
import { Refused } from '../errors.ts';
import type { Attribute, Schema } from './attribute.ts';
import { GROUP_SCHEMA, GROUPS, type ResourceType, USERS } from './group-schema.ts';
import { MOST } from './list-query.ts';
import type { Resource } from './place.ts';
import { ENTERPRISE_SCHEMA, OWN_SCHEMA, USER_SCHEMA } from './user-schema.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';

export function serviceProviderConfig(base: string): Resource {
  return {
    schemas: [`${CORE}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token an administrator of the collector issues for this source.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export const resourceTypes = (base: string): Resource[] => [USERS, GROUPS].map((type) => shownType(type, base));

export function resourceType(base: string, name: string): Resource {
  const type = [USERS, GROUPS].find((one) => one.name === name);
  if (!type) throw new Refused('scim.unknown', { type: 'resource type', id: name.slice(0, 64) });
  return shownType(type, base);
}

function shownType({ name, endpoint, description, schemas }: ResourceType, base: string): Resource {
  const [core, ...extensions] = schemas;
  return {
    ...{ schemas: [`${CORE}:ResourceType`], id: name, name, endpoint, description, schema: core.id },
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  };
}

const SCHEMAS = [USER_SCHEMA, ENTERPRISE_SCHEMA, OWN_SCHEMA, GROUP_SCHEMA];

export const schemas = (base: string): Resource[] => SCHEMAS.map((one) => shownSchema(one, base));

export function schema(base: string, urn: string): Resource {
  const found = SCHEMAS.find(({ id }) => id.toLowerCase() === urn.toLowerCase());
  if (!found) throw new Refused('scim.unknown', { type: 'schema', id: urn.slice(0, 128) });
  return shownSchema(found, base);
}

function shownSchema({ id, name, description, attributes }: Schema, base: string): Resource {
  return {
    ...{ schemas: [`${CORE}:Schema`], id, name, description, attributes: shownAttributes(attributes) },
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  };
}

/** What is only left aside is no part of the service. */
function shownAttributes(attributes: Attribute[]): Resource[] {
  return attributes
    .filter(({ ignored }) => !ignored)
    .map(({ ignored: _, subAttributes, ...rest }) => ({
      ...rest,
      ...(subAttributes ? { subAttributes: shownAttributes(subAttributes) } : {}),
    }));
}
