import type { Purpose } from './attributes.ts';
import type { Provenance } from './provenance.ts';

const ACCOUNTS: Readonly<Record<Purpose, string>> = {
  everyday: 'everyday',
  admin: 'admin',
  'break-glass': 'break-glass',
  shared: 'shared',
};

/** Where a value came from, as one sentence. Names are those of the technician and client the provenance points at; without them their ids stand in. */
export function explain(
  provenance: Provenance,
  names: { technician?: string | undefined; client?: string | undefined },
): string {
  switch (provenance.from) {
    case 'record':
      return `From the record of ${names.technician ?? provenance.technician}, version ${provenance.version} (${provenance.path}).`;
    case 'rule': {
      const technician = names.technician ?? provenance.technician;
      const client = names.client ?? provenance.client;
      const rule = `the naming rule of ${client} for ${ACCOUNTS[provenance.purpose]} accounts, version ${provenance.convention}`;
      return `By ${rule}, ${provenance.rule}, from the record of ${technician}, version ${provenance.version}.`;
    }
    case 'account':
      return `As allotted to the account ${provenance.account}, version ${provenance.version}.`;
    case 'ticket':
      return `From ticket ${provenance.number} (${provenance.field}).`;
  }
}
