import type { Attribute } from './attributes.ts';
import { deceptive } from './deceptive-name.ts';
import { mailDomain } from './mail-domain.ts';
import { phoneDigits } from './phone-digits.ts';
import type { Derived } from './provenance.ts';

export interface TicketPersonFields {
  requesterName?: string | undefined;
  requesterEmail?: string | undefined;
  requesterPhone?: string | undefined;
}

/** Which ticket, for the provenance: console id and number. */
export interface TicketSource {
  console: string;
  number: string;
}

/**
 * Values for somebody of the client's, from the ticket and nothing else. A name is taken apart only when there is one way to do it; otherwise it is the display name
 * alone. What does not look like an address or a phone number, and a name that pretends or hides something (deceptive-name.ts), is left out. A person confirms before anything is filled.
 */
export function ticketPersonValues(ticket: TicketSource, fields: TicketPersonFields): Derived[] {
  const out: Derived[] = [];
  const put = (attribute: Attribute, value: string | undefined, field: string) => {
    if (value) out.push({ attribute, value, provenance: { from: 'ticket', ...source(ticket), field } });
  };
  const name = tidy(fields.requesterName);
  if (name && name.length <= LONGEST && !name.includes('@') && !deceptive(name)) {
    const split = splitName(name);
    put('name.givenName', split?.given, 'requesterName');
    put('name.familyName', split?.family, 'requesterName');
    put('displayName', split ? `${split.given} ${split.family}` : name, 'requesterName');
  }
  const email = tidy(fields.requesterEmail)
    .replace(/^.{0,200}</, '')
    .replace(/>$/, '');
  if (email.length <= LONGEST && !deceptive(email) && /^[^\s@<>"(),;:]+@[^\s@]+$/.test(email) && mailDomain(email))
    put('email', email, 'requesterEmail');
  const phone = tidy(fields.requesterPhone);
  if (phoneDigits(phone)) put('phone', phone, 'requesterPhone');
  out.push(ticketNumberValue(ticket));
  return out;
}

/** The number of the ticket at work, for forms that ask for it whoever they are about. */
export function ticketNumberValue(ticket: TicketSource): Derived {
  return {
    attribute: 'ticketNumber',
    value: ticket.number,
    provenance: { from: 'ticket', ...source(ticket), field: 'number' },
  };
}

const LONGEST = 256;
const PARTICLES = new Set(
  'af al bin da das de del della den der di do dos du el la le ten ter van von zu zum zur'.split(' '),
);

/**
 * Given and family name where there is one way to read them: `Berg, Anna` · two Latin words · `Anna van der Berg`. Undefined for everything else: three free words,
 * titles, one word, scripts whose order is not the Latin one.
 */
export function splitName(name: string): { given: string; family: string } | undefined {
  if (!/^[\p{Script=Latin}\p{M}\s'’,-]+$/u.test(name)) return undefined;
  const halves = name.split(',').map((half) => half.trim());
  if (halves.length === 2 && halves[0] && halves[1]) {
    return halves[1].split(' ').length === 1 ? { given: halves[1], family: halves[0] } : undefined;
  }
  if (halves.length !== 1) return undefined;
  const words = name.split(' ');
  const [given, ...rest] = words;
  if (!given || rest.length === 0 || PARTICLES.has(given.toLowerCase())) return undefined;
  // Only lower-case particles may stand between: `Anna Maria Berg` could be read in two ways.
  if (!rest.slice(0, -1).every((word) => PARTICLES.has(word))) return undefined;
  return { given, family: rest.join(' ') };
}

function source(ticket: TicketSource): TicketSource {
  return { console: ticket.console, number: ticket.number };
}

function tidy(text: string | undefined): string {
  return (text ?? '').slice(0, 1024).normalize('NFC').trim().split(/\s+/u).join(' ');
}
