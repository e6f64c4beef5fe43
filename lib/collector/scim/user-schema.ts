/** Users as this collector keeps them: RFC 7643 §4.1 and §4.3, and what a contractor's record has beyond them. */
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import { type Attribute, attribute, ignoredAttributes, type Schema } from './attribute.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
/** Named as Microsoft Entra requires of a custom extension (`urn:ietf:params:scim:schemas:extension:<name>:2.0:User`). */
export const OWN = 'urn:ietf:params:scim:schemas:extension:unswivel:2.0:User';

const readOnly = { mutability: 'readOnly' } as const;

/** RFC 7643 §3.1: of every resource. */
export const COMMON: Attribute[] = [
  attribute('id', 'The resource’s id, made by this service.', { ...readOnly, caseExact: true, returned: 'always' }),
  attribute('externalId', 'The resource’s id at the provider, kept for each provider.', { caseExact: true }),
  attribute('schemas', 'The schemas of the resource.', { ...readOnly, multiValued: true, returned: 'always' }),
  attribute('meta', 'About the resource.', readOnly, [
    attribute('resourceType', 'User or Group.', readOnly),
    attribute('created', 'When it was made.', { ...readOnly, type: 'dateTime' }),
    attribute('lastModified', 'When it last changed.', { ...readOnly, type: 'dateTime' }),
    attribute('location', 'Its address.', { ...readOnly, type: 'reference', referenceTypes: ['uri'] }),
    attribute('version', 'Its version, as an entity tag.', { ...readOnly, caseExact: true }),
  ]),
];

const labelled = (name: string, of: string, ...types: string[]): Attribute =>
  attribute(name, `${of}, at most 10.`, { multiValued: true }, [
    attribute('value', `${of}.`),
    attribute('type', 'What it is for.', { canonicalValues: types }),
    attribute('primary', 'The one to use first; one at most.', { type: 'boolean' }),
    ...ignoredAttributes('display', '$ref'),
  ]);

export const USER_SCHEMA: Schema = {
  id: USER,
  name: 'User',
  description: 'A technician.',
  attributes: [
    attribute('userName', 'The name the technician signs in with.', { required: true, uniqueness: 'server' }),
    attribute('name', 'The technician’s name.', { required: true }, [
      attribute('formatted', 'The whole name. Put together from its parts; said alone, it is taken apart.'),
      attribute('familyName', 'Family name.', { required: true }),
      attribute('givenName', 'Given name.', { required: true }),
      attribute('middleName', 'Middle names.'),
      ...ignoredAttributes('honorificPrefix', 'honorificSuffix'),
    ]),
    attribute('displayName', 'The name shown; without one, given and family name.'),
    attribute('nickName', 'What the technician is called.'),
    attribute('title', 'The technician’s title.'),
    attribute('userType', 'Employee, Contractor …'),
    attribute('preferredLanguage', 'As in Accept-Language.'),
    attribute('timezone', 'As in the IANA time zone database.'),
    attribute('active', 'Whether the technician may act.', { type: 'boolean' }),
    labelled('emails', 'E-mail address', 'work', 'home', 'other'),
    labelled('phoneNumbers', 'Phone number', 'work', 'home', 'mobile', 'fax', 'pager', 'other'),
    attribute('addresses', 'Postal addresses, at most 5.', { multiValued: true }, [
      attribute('streetAddress', 'Street and number.'),
      attribute('locality', 'City.'),
      attribute('region', 'State or region.'),
      attribute('postalCode', 'Postal code.'),
      attribute('country', 'Country.'),
      attribute('type', 'What it is for.', { canonicalValues: ['work', 'home', 'other'] }),
      ...ignoredAttributes('formatted', 'primary', 'display'),
    ]),
    attribute('groups', 'The provider’s groups the technician is in.', { ...readOnly, multiValued: true }, [
      attribute('value', 'The group’s id.', { ...readOnly, caseExact: true }),
      attribute('$ref', 'The group’s address.', { ...readOnly, type: 'reference', referenceTypes: ['Group'] }),
      attribute('display', 'The group’s name.', readOnly),
      attribute('type', 'direct', { ...readOnly, canonicalValues: ['direct'] }),
    ]),
    ...ignoredAttributes(
      ...['locale', 'profileUrl', 'password', 'ims', 'photos', 'entitlements', 'roles', 'x509Certificates'],
    ),
  ],
};

export const ENTERPRISE_SCHEMA: Schema = {
  id: ENTERPRISE_URN,
  name: 'EnterpriseUser',
  description: 'Where the technician works.',
  attributes: [
    attribute('employeeNumber', 'Number or code of the employee.'),
    attribute('department', 'Department.'),
    attribute('organization', 'Organization.'),
    attribute('manager', 'The technician’s manager.', {}, [
      attribute('value', 'The manager’s id here; their userName or externalId is understood too.', { caseExact: true }),
      attribute('$ref', 'The manager’s address.', { ...readOnly, type: 'reference', referenceTypes: ['User'] }),
      attribute('displayName', 'The manager’s name.', readOnly),
    ]),
    ...ignoredAttributes('costCenter', 'division'),
  ],
};

export const OWN_SCHEMA: Schema = {
  id: OWN,
  name: 'UnswivelUser',
  description: 'What a contractor’s record has beyond an employee’s.',
  attributes: [
    attribute('contract', 'Of somebody who is not employed here.', {}, [
      attribute('sponsor', 'Id of the technician who answers for them.', { caseExact: true }),
      attribute('ends', 'The last moment they work; then they are a leaver.', { type: 'dateTime' }),
    ]),
    attribute('templates', 'Role templates, given by groups.', { ...readOnly, multiValued: true, caseExact: true }),
  ],
};
