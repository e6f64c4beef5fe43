import type { Exception, RoleTemplate } from './access.schema.ts';
import { attributesOf } from './attributes-of.ts';
import { splitAddress } from './follow-account.ts';
import { grantFor } from './grant-for.ts';
import type { Derived } from './provenance.ts';
import type { Account, Client, Technician } from './record.schema.ts';
import { ruleValue } from './rule-value.ts';
import { type TicketPersonFields, ticketPersonValues } from './ticket-person.ts';

/** The versions a provenance names. What it does not name need not be given. */
export interface Versions {
  technician?: Technician | undefined;
  client?: Client | undefined;
  account?: Account | undefined;
  template?: RoleTemplate | undefined;
  exception?: Exception | undefined;
  /** the requester's fields as the ticket showed them, in the `ticket.read` event */
  ticket?: TicketPersonFields | undefined;
}

/** `cannot`: a version that is needed was not given, or another one was. */
export type Replay =
  | { status: 'same' }
  | { status: 'differs'; now: string | undefined }
  | { status: 'cannot'; why: string };

/** Derives a filled value again from the versions its provenance names, and says whether it comes out the same (promise 6). */
export function replay(derived: Derived, versions: Versions): Replay {
  const { provenance } = derived;
  switch (provenance.from) {
    case 'record': {
      const technician = versions.technician;
      if (!technician || !isVersion(technician, provenance.technician, provenance.version))
        return need('record', provenance.technician, provenance.version);
      // By path, not by attribute: a principal name copied from the user name says so in its path.
      const now = Object.values(attributesOf(technician)).find((one) => one.path === provenance.path);
      return compare(derived.value, now?.value);
    }
    case 'rule': {
      const { technician, client } = versions;
      if (!technician || !isVersion(technician, provenance.technician, provenance.version))
        return need('record', provenance.technician, provenance.version);
      if (client?.id !== provenance.client || client.convention.version !== provenance.convention) {
        return need('naming convention', provenance.client, provenance.convention);
      }
      if (provenance.clientVersion !== undefined && client.version !== provenance.clientVersion)
        return need('client', client.id, provenance.clientVersion);
      const ruled = ruleAttribute(derived, client);
      const result = ruleValue(ruled, provenance.rule, technician, client);
      return compare(derived.value, 'value' in result ? result.value : undefined);
    }
    case 'account': {
      const account = versions.account;
      if (!account || !isVersion(account, provenance.account, provenance.version))
        return need('account', provenance.account, provenance.version);
      if (derived.attribute === 'role')
        return compare(derived.value, account.roles.length === 1 ? account.roles[0] : undefined);
      return compareName(derived, account.name);
    }
    case 'template': {
      const { technician, template } = versions;
      if (!technician || !isVersion(technician, provenance.technician, provenance.technicianVersion))
        return need('record', provenance.technician, provenance.technicianVersion);
      if (!template || !isVersion(template, provenance.template, provenance.version))
        return need('role template', provenance.template, provenance.version);
      const has = technician.templates?.includes(template.id);
      return compare(
        derived.value,
        has ? grantFor(template, provenance.kind, provenance.client, provenance.purpose)?.role : undefined,
      );
    }
    case 'exception': {
      const exception = versions.exception;
      if (!exception || !isVersion(exception, provenance.exception, provenance.version))
        return need('exception', provenance.exception, provenance.version);
      const { differs } = exception;
      if (derived.attribute === 'role')
        return compare(derived.value, differs.what === 'role' ? differs.role : undefined);
      if (differs.what !== 'value') return compare(derived.value, undefined);
      const now = differs.value.normalize('NFC');
      return differs.attribute === 'userName' ? compareName(derived, now) : compare(derived.value, now);
    }
    case 'ticket': {
      const person = ticketPersonValues(provenance, versions.ticket ?? {});
      const now = person.find((one) => one.attribute === derived.attribute);
      if (!now && !versions.ticket)
        return { status: 'cannot', why: `The fields read from ticket ${provenance.number} are needed.` };
      return compare(derived.value, now?.value);
    }
  }
}

/** A value built like the login keeps its own domain, or none (`followAccount`); the account's name says only the part before it. */
function compareName({ attribute, value }: Derived, name: string): Replay {
  const follows = attribute !== 'userName' && splitAddress(value)[0] === splitAddress(name)[0];
  return follows ? { status: 'same' } : compare(value, name);
}

/** The attribute whose length cap applied: a principal or account name copied from the user name carries the user name's rule. */
function ruleAttribute({ attribute, provenance }: Derived, client: Client): Derived['attribute'] {
  if (provenance.from !== 'rule') return attribute;
  const own = client.convention.rules[provenance.purpose]?.[attribute];
  return own === provenance.rule ? attribute : 'userName';
}

function isVersion(record: { id: string; version: number }, id: string, version: number): boolean {
  return record.id === id && record.version === version;
}

function need(what: string, id: string, version: number): Replay {
  return { status: 'cannot', why: `Version ${version} of the ${what} of ${id} is needed.` };
}

function compare(value: string, now: string | undefined): Replay {
  return now === value ? { status: 'same' } : { status: 'differs', now };
}
