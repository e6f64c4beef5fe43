import type { Purpose } from './attributes.ts';
import { attributeWord } from './missing.ts';
import type { Derived, Provenance } from './provenance.ts';

/** What the provenance points at, as people call it; without a name its id stands in. */
export interface Names {
  technician?: string | undefined;
  client?: string | undefined;
  /** the account's allotted name */
  account?: string | undefined;
  /** the label of the role template */
  template?: string | undefined;
  /** of the exception: the moment it expires (RFC 3339), and who approved it */
  exception?: { expires: string; approvedBy?: string | undefined } | undefined;
}

const ACCOUNTS: Readonly<Record<Purpose, string>> = {
  everyday: 'everyday',
  admin: 'admin',
  'break-glass': 'break-glass',
  shared: 'shared',
};

/** Where a value came from, as one sentence. */
export function explain(provenance: Provenance, names: Names): string {
  const phrase = phraseFor(provenance, names);
  // A rule's phrase begins with the client's name, which is written as it is.
  return `${provenance.from === 'rule' ? phrase : phrase.charAt(0).toUpperCase() + phrase.slice(1)}.`;
}

/** The value and where it came from: `login “jana.msp”: Fabrikam’s convention v3 for everyday accounts “{…}”, over the record of Jana v7.` */
export function explainValue({ attribute, value, provenance }: Derived, names: Names): string {
  const word = attribute === 'userName' ? 'login' : attributeWord(attribute);
  return `${word} “${value}”: ${phraseFor(provenance, names)}.`;
}

function phraseFor(provenance: Provenance, names: Names): string {
  switch (provenance.from) {
    case 'record':
      return `the record of ${names.technician ?? provenance.technician} v${provenance.version} (${provenance.path})`;
    case 'rule': {
      const { convention, purpose, rule, version } = provenance;
      const over = `over the record of ${names.technician ?? provenance.technician} v${version}`;
      return `${names.client ?? provenance.client}’s convention v${convention} for ${ACCOUNTS[purpose]} accounts “${rule}”, ${over}`;
    }
    case 'account':
      return `as allotted to the account ${names.account ?? provenance.account} v${provenance.version}`;
    case 'template': {
      const { kind, purpose, client, technician, technicianVersion } = provenance;
      const place = `for ${ACCOUNTS[purpose]} accounts in ${kind} consoles of ${names.client ?? client}`;
      const by = `by the record of ${names.technician ?? technician} v${technicianVersion}`;
      return `the role template “${names.template ?? provenance.template}” v${provenance.version} ${place}, ${by}`;
    }
    case 'exception': {
      const until = names.exception ? ` until ${names.exception.expires.slice(0, 10)}` : '';
      const approved = names.exception?.approvedBy ? `, approved by ${names.exception.approvedBy}` : '';
      return `exception ${provenance.exception} v${provenance.version}${until}${approved}`;
    }
    case 'ticket':
      return `ticket ${provenance.number} (${provenance.field})`;
  }
}
