/** The fields of one account in the practice portal: form name, label, and the words of a select. One list for form, page, JSON and check. */
export interface Field {
  name: string;
  label: string;
  /** autocomplete token; none where there is no fitting one */
  fill?: string;
  options?: [value: string, label: string][];
  required?: boolean;
}

const same = (...words: string[]): [string, string][] => words.map((word) => [word, word]);

export const FIELDS: Field[] = [
  { name: 'firstName', label: 'First name', fill: 'given-name', required: true },
  { name: 'lastName', label: 'Last name', fill: 'family-name', required: true },
  { name: 'displayName', label: 'Display name', required: true },
  { name: 'userName', label: 'User name', required: true },
  { name: 'principalName', label: 'User principal name' },
  { name: 'mail', label: 'E-mail', fill: 'email' },
  { name: 'jobTitle', label: 'Job title', fill: 'organization-title' },
  {
    name: 'department',
    label: 'Department',
    options: same('Service desk', 'Onboarding', 'Cloud services', 'Network', 'Compliance', 'External'),
  },
  {
    name: 'role',
    label: 'Role',
    options: same('User', 'Helpdesk administrator', 'User administrator', 'Global reader'),
  },
  { name: 'employeeId', label: 'Employee ID' },
  { name: 'businessPhone', label: 'Business phone', fill: 'tel' },
  { name: 'mobilePhone', label: 'Mobile phone' },
  { name: 'company', label: 'Company', fill: 'organization' },
  { name: 'street', label: 'Street address', fill: 'street-address' },
  { name: 'city', label: 'City', fill: 'address-level2' },
  { name: 'postalCode', label: 'Postal code', fill: 'postal-code' },
  {
    name: 'country',
    label: 'Country or region',
    options: [
      ['DE', 'Germany'],
      ['GB', 'United Kingdom'],
      ['NL', 'Netherlands'],
      ['US', 'United States'],
    ],
  },
];

/** One account of one tenant. `values` has every field's text, '' when empty. */
export interface DirectoryUser {
  values: Record<string, string>;
  enabled: boolean;
}
export interface Tenant {
  id: string;
  name: string;
  users: DirectoryUser[];
}

const user = (values: Record<string, string>): DirectoryUser => ({ values, enabled: true });

const MAREN = {
  firstName: 'Maren',
  lastName: 'Kruse',
  displayName: 'Maren Kruse',
  mail: 'm.kruse@msp.example',
  jobTitle: 'Service desk lead',
  department: 'Service desk',
  employeeId: 'T-1001',
  businessPhone: '+49 30 5550101',
  company: 'Example MSP',
  country: 'DE',
};

/** Two clients at one origin. Jide's account at Northwind shows an address from before the merger: it has drifted from the record. */
export const FIRST_TENANTS: Tenant[] = [
  {
    id: 'northwind-dental',
    name: 'Northwind Dental',
    users: [
      user({ ...MAREN, userName: 'mkruse', principalName: 'mkruse@northwind.example', role: 'Helpdesk administrator' }),
      user({
        firstName: 'Jide',
        lastName: 'Adeyemi',
        displayName: 'Jide Adeyemi',
        userName: 'jadeyemi',
        principalName: 'jadeyemi@northwind.example',
        mail: 'jide.adeyemi@old-msp.example',
        jobTitle: 'Senior technician',
        department: 'Service desk',
        role: 'User administrator',
        employeeId: 'T-1002',
        businessPhone: '+44 20 5550102',
        company: 'Example MSP',
        country: 'GB',
      }),
    ],
  },
  {
    id: 'contoso-logistics',
    name: 'Contoso Logistics',
    users: [
      user({ ...MAREN, userName: 'maren.kruse', principalName: 'maren.kruse@contoso.example', role: 'Global reader' }),
    ],
  },
];
