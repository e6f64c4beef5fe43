/** Groups (RFC 7643 §4.2), and the resource types there are. */
import { type Attribute, attribute, type Schema } from './attribute.ts';
import { COMMON, ENTERPRISE_SCHEMA, OWN_SCHEMA, USER_SCHEMA } from './user-schema.ts';

export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export const GROUP_SCHEMA: Schema = {
  id: GROUP,
  name: 'Group',
  description: 'A group of technicians. An administrator says which role template its members get.',
  attributes: [
    attribute('displayName', 'The group’s name.', { required: true, uniqueness: 'server' }),
    attribute('members', 'Its members, technicians all.', { multiValued: true }, [
      attribute('value', 'The technician’s id.', { caseExact: true }),
      attribute('$ref', 'The technician’s address.', { type: 'reference', referenceTypes: ['User'] }),
      attribute('display', 'The technician’s name.', { mutability: 'readOnly' }),
      attribute('type', 'User', { canonicalValues: ['User'] }),
    ]),
  ],
};

/** A resource type: its schemas, the first of which needs no prefix. */
export interface ResourceType {
  name: 'User' | 'Group';
  endpoint: '/Users' | '/Groups';
  description: string;
  schemas: readonly [Schema, ...Schema[]];
  common: readonly Attribute[];
}

export const USERS: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  description: 'Technicians',
  schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA, OWN_SCHEMA],
  common: COMMON,
};
export const GROUPS: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups of technicians',
  schemas: [GROUP_SCHEMA],
  common: COMMON,
};
