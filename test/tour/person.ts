import { ENTERPRISE, type Technician } from '../../lib/record/record.schema.ts';
import type { Person } from './tasks.ts';

/** What a person reads off the record to type it: written out here on its own, so that the product's derivation is compared with something else. */
export function personOf(technician: Technician, login: string): Person {
  const address = technician.addresses[0];
  const enterprise = technician[ENTERPRISE];
  const phone = (type: string) => technician.phoneNumbers.find((one) => one.type === type)?.value ?? '';
  return {
    login,
    given: technician.name.givenName,
    family: technician.name.familyName,
    display: technician.displayName,
    email: technician.emails[0]?.value ?? '',
    phone: phone('work'),
    mobile: phone('mobile'),
    title: technician.title ?? '',
    department: enterprise.department ?? '',
    organization: enterprise.organization ?? '',
    employee: enterprise.employeeNumber ?? '',
    street: address?.streetAddress ?? '',
    city: address?.locality ?? '',
    region: address?.region ?? '',
    postal: address?.postalCode ?? '',
    country: address?.country ?? '',
  };
}
