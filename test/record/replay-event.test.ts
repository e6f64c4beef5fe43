import { describe, expect, test } from 'vitest';
import type { EventField } from '../../lib/evidence/event.schema.ts';
import { digestOf } from '../../lib/evidence/field-policy.ts';
import { exceptionSchema, roleTemplateSchema } from '../../lib/record/access.schema.ts';
import { derive } from '../../lib/record/derive.ts';
import type { Derived } from '../../lib/record/provenance.ts';
import { type Lookup, type Replayable, replayEvent } from '../../lib/record/replay-event.ts';
import { ticketPersonValues } from '../../lib/record/ticket-person.ts';
import { account, client, consoleOf, technician } from './sample.ts';

const DESK = roleTemplateSchema.parse({
  id: 'desk',
  version: 2,
  label: 'Desk',
  grants: [{ kind: 'iam', role: 'Helpdesk' }],
});
const AUDIT = exceptionSchema.parse({
  id: '12',
  version: 3,
  client: 'fabrikam',
  differs: { what: 'value', attribute: 'department', value: 'Projects' },
  reason: 'Audit',
  owner: 'ota',
  expires: '2027-01-31T00:00:00Z',
});
const PARTS = { technician: technician({ templates: ['desk'] }), client: client(), console: consoleOf() };
const { values } = derive({ ...PARTS, purpose: 'everyday', templates: [DESK], exceptions: [AUDIT] });
const named = derive({ ...PARTS, purpose: 'everyday', account: account() }).values.filter(
  ({ provenance }) => provenance.from === 'account',
);
const asked = ticketPersonValues({ console: 'rt', number: '4711' }, { requesterName: 'Anna Berg' });

const STORE = new Map<string, unknown>([
  ['technicians jana 3', PARTS.technician],
  ['clients fabrikam 5', PARTS.client],
  ['accounts acc-1 4', account()],
  ['templates desk 2', DESK],
  ['exceptions 12 3', AUDIT],
  ['tickets rt:4711 0', { requesterName: 'Anna Berg' }],
]);
const lookupIn =
  (store: ReadonlyMap<string, unknown>): Lookup =>
  <K extends keyof Replayable>(kind: K, id: string, version: number) =>
    store.get(`${kind} ${id} ${version}`) as Replayable[K] | 'erased' | undefined;
const lookup = lookupIn(STORE);
const fieldOf = ({ attribute, value, provenance }: Derived): EventField => ({
  attribute,
  control: attribute,
  to: value,
  provenance,
});
const event = (...all: Derived[]) => ({ fields: all.map(fieldOf) });
const pick = (attribute: string): Derived => {
  const found = values.find((one) => one.attribute === attribute);
  if (!found) throw new Error(`the sample derives no ${attribute}`);
  return found;
};

describe('promise 6: a past fill is decided again', () => {
  test('every field comes out the same from the versions it names, whatever gave it', () => {
    const answer = replayEvent(event(...values, ...named, ...asked), { lookup });
    expect(new Set([...values, ...named, ...asked].map(({ provenance }) => provenance.from))).toEqual(
      new Set(['record', 'rule', 'template', 'exception', 'account', 'ticket']),
    );
    expect(answer.fields.filter(({ status }) => status !== 'same')).toEqual([]);
    expect(answer.status).toBe('same');
  });

  test('a value that was another one differs, and is named with what it would be', () => {
    for (const attribute of ['role', 'department', 'userName', 'title']) {
      const answer = replayEvent(event({ ...pick(attribute), value: 'Chief' }), { lookup });
      expect(answer).toEqual({
        status: 'differs',
        fields: [{ attribute, control: attribute, status: 'differs', now: pick(attribute).value }],
      });
    }
  });

  test('a template that the record does not name any more, or of another place, differs', () => {
    const without = lookupIn(new Map([...STORE, ['technicians jana 3', technician()]]));
    expect(replayEvent(event(pick('role')), { lookup: without }).status).toBe('differs');
    const { provenance } = pick('role');
    const elsewhere = { ...pick('role'), provenance: { ...provenance, kind: 'rmm' } } as Derived;
    expect(replayEvent(event(elsewhere), { lookup }).status).toBe('differs');
  });

  test('a version that is not known here says which is needed', () => {
    const newer = lookupIn(
      new Map<string, unknown>([
        ['templates desk 3', { ...DESK, version: 3 }],
        ['technicians jana 3', PARTS.technician],
      ]),
    );
    expect(replayEvent(event(pick('role')), { lookup: newer })).toMatchObject({
      status: 'cannot',
      fields: [{ status: 'cannot', why: 'Version 2 of the role template of desk is needed.' }],
    });
  });

  test('what was erased is erased, and never differs', () => {
    for (const key of STORE.keys()) {
      const gone = lookupIn(new Map([...STORE, [key, 'erased']]));
      const answer = replayEvent(event(...values, ...named, ...asked), { lookup: gone });
      expect([key, answer.status]).toEqual([key, 'erased']);
    }
    expect(replayEvent(null, { lookup })).toEqual({ status: 'erased', fields: [] });
    const omitted: EventField = { attribute: 'title', provenance: pick('title').provenance, policy: 'omit' };
    expect(replayEvent({ fields: [omitted] }, { lookup }).fields[0]?.status).toBe('erased');
  });

  test('the worst field says how the event stands', () => {
    const fields = event({ ...pick('title'), value: 'Boss' }, pick('role'), pick('department')).fields;
    const half = lookupIn(new Map([...STORE, ['exceptions 12 3', 'erased'], ['templates desk 2', undefined]]));
    expect(replayEvent({ fields }, { lookup: half }).status).toBe('differs');
    expect(replayEvent({ fields: fields.slice(1) }, { lookup: half }).status).toBe('cannot');
    expect(replayEvent({ fields: [] }, { lookup }).status).toBe('nothing');
  });

  test('a value as the page took it is the same value', () => {
    const taken: [string, string][] = [
      ['country', 'Czechia'],
      ['phone', '222 333 444'],
      ['mobile', '777123456'],
      ['email', 'jnovakova'],
      ['role', 'Helpdesk staff'],
    ];
    for (const [attribute, to] of taken) {
      const fields = [{ ...fieldOf(pick(attribute)), to }];
      expect([attribute, replayEvent({ fields }, { lookup, roles: { Helpdesk: 'Helpdesk staff' } }).status]).toEqual([
        attribute,
        'same',
      ]);
    }
    const other: [string, string][] = [
      ['country', 'Germany'],
      ['phone', '222 333 445'],
      ['email', 'jnovak'],
      ['role', 'Helpdesk staff'],
    ];
    for (const [attribute, to] of other)
      expect([attribute, replayEvent({ fields: [{ ...fieldOf(pick(attribute)), to }] }, { lookup }).status]).toEqual([
        attribute,
        'differs',
      ]);
  });

  test('a digested value is compared by its digest', () => {
    const salt = 'ab'.repeat(32);
    const digested = (value: string): EventField => ({
      ...fieldOf(pick('title')),
      to: digestOf(salt, value),
      policy: 'digest',
    });
    const title = pick('title').value;
    expect(replayEvent({ fields: [digested(title)] }, { lookup, salt }).status).toBe('same');
    expect(replayEvent({ fields: [digested('Boss')] }, { lookup, salt }).status).toBe('differs');
    expect(replayEvent({ fields: [digested(title)] }, { lookup }).status).toBe('cannot');
    // as the page wrote it
    const roles = { Helpdesk: 'Helpdesk staff' };
    for (const [attribute, to] of [
      ['email', 'jnovakova'],
      ['role', 'Helpdesk staff'],
    ] as const) {
      const field: EventField = { ...fieldOf(pick(attribute)), to: digestOf(salt, to), policy: 'digest' };
      expect([attribute, replayEvent({ fields: [field] }, { lookup, salt, roles }).status]).toEqual([
        attribute,
        'same',
      ]);
    }
  });

  test('what a client keeps out of the log of another attribute, or of the ticket, is erased and never differs', () => {
    const salt = 'ab'.repeat(32);
    const login = pick('userName');
    const at = (to: string, one = pick('userPrincipalName')) =>
      replayEvent({ fields: [{ ...fieldOf(one), to }] }, { lookup, salt }).status;
    // a plain field in which the protected login stood, whole or in part
    expect(at(digestOf(salt, pick('userPrincipalName').value))).toBe('same');
    expect(at(`${digestOf(salt, login.value)}@fabrikam.example`)).toBe('erased');
    expect(at('[omitted]@fabrikam.example')).toBe('erased');
    expect(at('[masked-GitHub]')).toBe('erased');
    expect(at('somebody@fabrikam.example')).toBe('differs');
    for (const requesterName of [digestOf('cd'.repeat(32), 'Anna Berg'), '[omitted]']) {
      const hidden = lookupIn(new Map([...STORE, ['tickets rt:4711 0', { requesterName }]]));
      const answer = replayEvent(event(...asked), { lookup: hidden, salt });
      expect(answer.fields.map(({ attribute, status }) => [attribute, status])).toEqual([
        ['name.givenName', 'erased'],
        ['name.familyName', 'erased'],
        ['displayName', 'erased'],
        ['ticketNumber', 'same'],
      ]);
    }
  });

  test('fields that were left, or were typed by hand, are not decided again', () => {
    const fields: EventField[] = [
      { attribute: 'title', outcome: 'left', code: 'field.occupied' },
      { attribute: 'email', to: 'typed@x.example', mark: 'typed' },
    ];
    expect(replayEvent({ fields }, { lookup })).toEqual({ status: 'nothing', fields: [] });
  });
});
