/** A past fill, decided again: each value it gave, from the versions its provenance names. */
import type { EventBody, EventField } from '../evidence/event.schema.ts';
import { holdsHidden, isValue } from '../evidence/field-policy.ts';
import type { Exception, RoleTemplate } from './access.schema.ts';
import { ATTRIBUTES, type Attribute } from './attributes.ts';
import type { Derived, Provenance } from './provenance.ts';
import type { Account, Client, Technician } from './record.schema.ts';
import { type Replay, replay, type Versions } from './replay.ts';
import { formsOf, standsFor } from './stands-for.ts';
import type { TicketPersonFields } from './ticket-person.ts';

/** What a provenance may name, by the name it has in the collector's addresses; `tickets` has the id `<console>:<number>` and version 0. */
export interface Replayable {
  technicians: Technician;
  clients: Client;
  accounts: Account;
  templates: RoleTemplate;
  exceptions: Exception;
  tickets: TicketPersonFields;
}

/** That version of the object; `erased` = it was there and its personal values are gone; undefined = it is not known here. */
export type Lookup = <K extends keyof Replayable>(
  kind: K,
  id: string,
  version: number,
) => Replayable[K] | 'erased' | undefined;

/** `erased`: what it would be decided from, or the value itself, is gone. It says nothing against the event. */
export type FieldReplay = { attribute: string; control?: string } & (Replay | { status: 'erased'; why: string });

export interface EventReplay {
  /** the worst of its fields, `differs` before `cannot` before `erased`; `nothing` = no field with a provenance */
  status: 'same' | 'differs' | 'cannot' | 'erased' | 'nothing';
  fields: FieldReplay[];
}

export interface ReplayHow {
  lookup: Lookup;
  /** the event's salt (hex), to compare values that stand in it as digests */
  salt?: string | undefined;
  /** the map of its console's profile from canonical roles to the console's words */
  roles?: Readonly<Record<string, string>> | undefined;
}

/** Replays every field of a `fill.intended` or `fill.done` event; `body` is null when the body was erased. */
export function replayEvent(body: Pick<EventBody, 'fields'> | null, how: ReplayHow): EventReplay {
  if (!body) return { status: 'erased', fields: [] };
  const fields = (body.fields ?? []).flatMap((field) => {
    const { attribute, control, provenance } = field;
    // A field that was left or refused was given nothing.
    if (!provenance || field.outcome === 'left' || field.outcome === 'refused') return [];
    const named = { attribute, ...(control === undefined ? {} : { control }) };
    return [{ ...named, ...replayField(field, provenance, how) }];
  });
  const status = WORST.find((one) => fields.some((field) => field.status === one)) ?? 'nothing';
  return { status, fields };
}

const WORST = ['differs', 'cannot', 'erased', 'same'] as const;

const MASKED = /\[masked-\w+\]/;

type Answer = Replay | { status: 'erased'; why: string };

function replayField({ attribute, to, policy }: EventField, provenance: Provenance, how: ReplayHow): Answer {
  if (!isAttribute(attribute)) return { status: 'cannot', why: `“${attribute}” is no attribute of this version.` };
  if (to === undefined) {
    const why = policy ? 'Its client keeps this value out of the log.' : 'The event holds no value.';
    return { status: policy ? 'erased' : 'cannot', why };
  }
  const versions = versionsFor(provenance, how.lookup);
  if ('erased' in versions) return { status: 'erased', why: `The ${versions.erased} it was decided from was erased.` };
  const answer = replay({ attribute, value: to, provenance } as Derived, versions);
  if (answer.status !== 'differs' || answer.now === undefined) return answer;
  // The page may take a value in its own form, and its client may have it digested.
  const digested = policy === 'digest' || holdsHidden(to);
  if (digested && how.salt === undefined) return { status: 'cannot', why: 'The event’s salt is needed.' };
  const same = digested
    ? formsOf(attribute, answer.now, how.roles).some((form) => isValue(to, form, how.salt ?? ''))
    : standsFor(attribute, to, answer.now, how.roles);
  if (same) return { status: 'same' };
  // Another attribute's protected value stood in this one, or something that looks like a secret: what is left cannot be compared.
  if (policy !== 'digest' && (digested || MASKED.test(to)))
    return { status: 'erased', why: 'A part of this value is kept out of the log.' };
  return answer;
}

function versionsFor(provenance: Provenance, lookup: Lookup): Versions | { erased: string } {
  const technician = (version: number) =>
    'technician' in provenance ? lookup('technicians', provenance.technician, version) : undefined;
  switch (provenance.from) {
    case 'record':
      return given({ technician: technician(provenance.version) });
    case 'rule': {
      const { client, clientVersion, version } = provenance;
      return given({
        technician: technician(version),
        client: clientVersion === undefined ? undefined : lookup('clients', client, clientVersion),
      });
    }
    case 'account':
      return given({ account: lookup('accounts', provenance.account, provenance.version) });
    case 'template':
      return given({
        technician: technician(provenance.technicianVersion),
        template: lookup('templates', provenance.template, provenance.version),
      });
    case 'exception':
      return given({ exception: lookup('exceptions', provenance.exception, provenance.version) });
    case 'ticket':
      return given({ ticket: ticketShown(provenance, lookup) });
  }
}

/** What the log keeps out of the event that read the ticket decides nothing any more. */
function ticketShown(
  { console, number, field }: Extract<Provenance, { from: 'ticket' }>,
  lookup: Lookup,
): TicketPersonFields | 'erased' | undefined {
  const ticket = lookup('tickets', `${console}:${number}`, 0);
  const shown = typeof ticket === 'object' ? ticket[field as keyof TicketPersonFields] : undefined;
  return shown !== undefined && holdsHidden(shown) ? 'erased' : ticket;
}

const WORD = {
  technician: 'record',
  client: 'client',
  account: 'account',
  template: 'role template',
  exception: 'exception',
  ticket: 'ticket',
} as const satisfies Record<keyof Versions, string>;

function given(found: { [K in keyof Versions]: Versions[K] | 'erased' }): Versions | { erased: string } {
  const gone = (Object.keys(found) as (keyof Versions)[]).find((part) => found[part] === 'erased');
  return gone ? { erased: WORD[gone] } : (found as Versions);
}

function isAttribute(text: string): text is Attribute {
  return (ATTRIBUTES as readonly string[]).includes(text);
}
