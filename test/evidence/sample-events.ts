/** Event bodies as devices write them, in the proportions of a working day: tickets read, hand-offs, forms filled and submitted, accounts observed. */
import { v7 } from 'uuid';
import type { EventBody, EventField } from '../../lib/evidence/event.schema.ts';

const FAMILY = ['Lindqvist', 'Žižková', 'O’Brien', 'García Márquez', '山田', 'Nguyễn', 'Smith', 'van der Berg'];
/** so that the same event is the same in every run */
const NOT_RANDOM = new Uint8Array(16);
const ATTRIBUTES = [
  'givenName',
  'familyName',
  'userName',
  'email',
  'title',
  'department',
  'mobile',
  'manager',
] as const;

/** The n-th event of a device. Its keys are in RFC 8785 order, so that JSON.stringify writes its canonical text. */
export function sampleEvent(n: number, device: string): EventBody {
  return Object.fromEntries(Object.entries(sampleParts(n, device)).sort(([a], [b]) => (a < b ? -1 : 1))) as EventBody;
}

function sampleParts(n: number, device: string): EventBody {
  const kind = n % 8;
  const base = common(n, device);
  if (kind === 0) return { ...base, outcome: 'success', page: page(n), ticket: ticket(n), v: 1, verb: 'ticket.read' };
  const subject = { technician: `t-${n % 97}`, version: 1 + (n % 5) };
  const rest = { page: page(n), subject, ticket: ticket(n), v: 1 as const };
  if (kind === 1) return { ...base, outcome: 'success', ...rest, verb: 'handoff' };
  if (kind === 2) {
    const object = { key: `user-${n % 97}@fabrikam.example`, type: 'account' };
    return { ...base, fields: fields(n, 4), object, outcome: 'success', ...rest, verb: 'account.observed' };
  }
  const verb = (['fill.intended', 'fill.done', 'form.submitted'] as const)[kind % 3] ?? 'fill.done';
  const outcome = verb === 'fill.intended' ? 'intended' : 'success';
  return { ...base, fields: fields(n, 2 + (n % 7)), outcome, ...rest, verb };
}

function common(n: number, device: string) {
  const msecs = 1_763_700_000_000 + n * 1_733;
  return {
    actor: { device, technician: `t-${device}`, version: 3 },
    at: new Date(msecs).toISOString(),
    client: { id: `client-${n % 40}`, version: 12 },
    console: {
      id: `entra-client-${n % 40}`,
      profile: 'entra',
      profileVersion: '4',
      signedInAs: `admin-${device}@msp.example`,
      tenant: 'fabrikam.example',
    },
    id: v7({ msecs, seq: n, random: NOT_RANDOM }),
  };
}

const page = (n: number) => ({
  frame: 0,
  id: 'user-new',
  origin: 'https://entra.microsoft.com',
  path: `/users/new/${n % 1_000}`,
});

const ticket = (n: number) => ({
  console: 'psa-main',
  number: `T2026.${n % 9_000}`,
  url: `https://psa.example/tickets/${n % 9_000}`,
});

function fields(n: number, count: number): EventField[] {
  return ATTRIBUTES.slice(0, count).map((attribute, at) => ({
    attribute,
    confidence: at % 2 === 0 ? 1 : 0.93,
    control: `Field “${attribute}”`,
    from: '',
    mark: 'filled',
    outcome: 'kept',
    provenance: { from: 'record', path: `name.${attribute}`, technician: `t-${n % 97}`, version: 1 + (n % 5) },
    source: 'profile',
    to: `${FAMILY[(n + at) % FAMILY.length]} ${n % 1_009}`,
  }));
}
