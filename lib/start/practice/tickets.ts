/** A ticket of the practice desk, as its page and its JSON show it. */
export interface Ticket {
  number: number;
  subject: string;
  status: 'New' | 'Open' | 'Waiting' | 'Resolved';
  queue: string;
  priority: 'Low' | 'Normal' | 'High';
  owner: string;
  company: { id: string; name: string };
  requester: { name: string; email: string; phone: string };
  created: string;
  description: string;
  notes: { at: string; by: string; text: string; internal?: boolean; minutes?: number }[];
}

export const STATUSES: Ticket['status'][] = ['New', 'Open', 'Waiting', 'Resolved'];

const NORTHWIND = { id: 'NWD-01', name: 'Northwind Dental' };
const CONTOSO = { id: 'CTL-07', name: 'Contoso Logistics' };
const DORA = { name: 'Dora Hill', email: 'dora.hill@northwind.example', phone: '+1 202 555 0199' };
const SAM = { name: 'Sam Ito', email: 'sam.ito@contoso.example', phone: '+1 202 555 0177' };

/** What the desk starts with: a joiner, a change for a colleague, a client's own new employee, and one that names nobody. */
export const FIRST_TICKETS: Ticket[] = [
  {
    number: 1041,
    subject: 'New technician Priya Raman needs accounts',
    status: 'Open',
    queue: 'Northwind Support',
    priority: 'High',
    owner: 'Maren Kruse',
    company: NORTHWIND,
    requester: DORA,
    created: '2026-11-16T08:12:00Z',
    description:
      'Hello,\n\nyour new colleague Priya Raman starts with us on Monday. Please give her an account in our directory, with the access your service desk usually has.\n\nThank you\nDora Hill',
    notes: [],
  },
  {
    number: 1042,
    subject: 'Onboard Lan Nguyen as VPN administrator',
    status: 'Waiting',
    queue: 'Contoso Support',
    priority: 'Normal',
    owner: 'Jide Adeyemi',
    company: CONTOSO,
    requester: SAM,
    created: '2026-11-17T13:40:00Z',
    description: 'Lan Nguyen takes over the VPN at Contoso Logistics. Please prepare the account.\n\nSam Ito',
    notes: [],
  },
  {
    number: 1043,
    subject: 'Outlook keeps asking for a password',
    status: 'New',
    queue: 'Northwind Support',
    priority: 'Normal',
    owner: 'Nobody',
    company: NORTHWIND,
    requester: DORA,
    created: '2026-11-18T07:55:00Z',
    description: 'Since this morning Outlook asks for a password every few minutes on the front desk computer.',
    notes: [],
  },
  {
    number: 1044,
    subject: 'New employee Robin Vale, reception',
    status: 'New',
    queue: 'Northwind Support',
    priority: 'Low',
    owner: 'Nobody',
    company: NORTHWIND,
    requester: DORA,
    created: '2026-11-18T09:20:00Z',
    description: 'Robin Vale joins our reception. Please make a mailbox: robin.vale@northwind.example.',
    notes: [],
  },
];
