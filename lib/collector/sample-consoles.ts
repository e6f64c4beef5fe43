/** The consoles the sample can use; where they run is said when they are added. */
import type { Console } from '../record/record.schema.ts';

const shared: Pick<Console, 'version' | 'origins' | 'basePath' | 'administeredBy'> = {
  version: 1,
  origins: ['http://127.0.0.1'],
  basePath: '/',
  administeredBy: 'us',
};

export const SAMPLE_CONSOLES: Console[] = [
  { ...shared, id: 'rt', label: 'Request Tracker', kind: 'psa', profile: 'rt5', tenancy: { mode: 'ours' } },
  { ...shared, id: 'mesh', label: 'MeshCentral', kind: 'rmm', profile: 'meshcentral', tenancy: { mode: 'ours' } },
  {
    ...shared,
    id: 'lam',
    label: 'Northwind LDAP Account Manager',
    kind: 'iam',
    profile: 'lam',
    administeredBy: 'both',
    tenancy: { mode: 'client', client: 'northwind' },
  },
  {
    ...shared,
    id: 'practice-desk',
    label: 'Practice desk (for training)',
    kind: 'psa',
    profile: 'practice-desk',
    tenancy: { mode: 'ours' },
  },
  {
    ...shared,
    id: 'practice-portal',
    label: 'Practice portal (for training)',
    kind: 'iam',
    profile: 'practice-portal',
    tenancy: { mode: 'tenant', tenants: { 'Northwind Dental': 'northwind', 'Contoso Logistics': 'contoso' } },
  },
];
