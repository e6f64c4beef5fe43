import type { RealConsoles } from '../drive/real-consoles.ts';
import type { Person } from './tasks.ts';

/** What each console stored about the account, beside what it should have: asked of its own API, database or directory. */
export interface StoredField {
  field: string;
  wanted: string;
  stored: string;
}

export async function storedFields(consoles: RealConsoles, person: Person): Promise<StoredField[]> {
  const [ldap, mesh, rt] = await Promise.all([
    consoles.ldapEntry(person.login),
    consoles.meshUser(person.login),
    consoles.rtUser(person.login),
  ]);
  const entry = (name: string) => ldap?.[name]?.[0] ?? '';
  const rows: [string, string, string | undefined][] = [
    ['ldap givenName', person.given, entry('givenName')],
    ['ldap sn', person.family, entry('sn')],
    ['ldap street', person.street, entry('street')],
    ['ldap postalCode', person.postal, entry('postalCode')],
    ['ldap l', person.city, entry('l')],
    ['ldap st', person.region, entry('st')],
    ['ldap telephoneNumber', person.phone, entry('telephoneNumber')],
    ['ldap mobile', person.mobile, entry('mobile')],
    ['ldap mail', person.email, entry('mail')],
    ['ldap title', person.title, entry('title')],
    ['ldap employeeNumber', person.employee, entry('employeeNumber')],
    ['ldap departmentNumber', person.department, entry('departmentNumber')],
    ['ldap o', person.organization, entry('o')],
    ['mesh name', person.login, mesh?.name],
    ['mesh email', person.email, mesh?.email],
    ['rt Name', person.login, rt?.Name],
    ['rt EmailAddress', person.email, rt?.EmailAddress],
    ['rt RealName', person.display, rt?.RealName],
    ['rt Organization', person.organization, rt?.Organization],
    ['rt Address1', person.street, rt?.Address1],
    ['rt City', person.city, rt?.City],
    ['rt State', person.region, rt?.State],
    ['rt Zip', person.postal, rt?.Zip],
    ['rt Country', person.country, rt?.Country],
    ['rt WorkPhone', person.phone, rt?.WorkPhone],
    ['rt MobilePhone', person.mobile, rt?.MobilePhone],
    ['rt Department', person.department, rt?.customFields.Department],
    ['rt Job title', person.title, rt?.customFields['Job title']],
    ['rt Employee ID', person.employee, rt?.customFields['Employee ID']],
  ];
  return rows.map(([field, wanted, stored]) => ({ field, wanted, stored: stored ?? '' }));
}
