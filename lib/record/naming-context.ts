import { attributesOf } from './attributes-of.ts';
import type { NamingContext } from './naming.ts';
import type { Client, Technician } from './record.schema.ts';

/** The technician's part, once per record object. */
const MEMO = new WeakMap<Technician, NamingContext>();

/** The values a naming rule can reach: the technician's record and the client. `client.domain` is the client's first. */
export function namingContext(technician: Technician, client: Client): NamingContext {
  let own = MEMO.get(technician);
  if (!own) {
    own = ownContext(technician);
    MEMO.set(technician, own);
  }
  return {
    ...own,
    'client.id': client.id,
    'client.name': client.name,
    'client.domain': client.domains[0]?.trim().toLowerCase(),
  };
}

function ownContext(technician: Technician): NamingContext {
  const own = attributesOf(technician);
  const email = own.email?.value;
  return {
    'name.givenName': own['name.givenName']?.value,
    'name.middleName': own['name.middleName']?.value,
    'name.familyName': own['name.familyName']?.value,
    displayName: own.displayName?.value,
    nickName: own.nickName?.value,
    userName: own.userName?.value,
    title: own.title?.value,
    department: own.department?.value,
    organization: own.organization?.value,
    employeeNumber: own.employeeNumber?.value,
    email,
    'email.local': email?.includes('@') ? email.slice(0, email.lastIndexOf('@')) : undefined,
  };
}
