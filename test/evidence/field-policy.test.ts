import { describe, expect, test } from 'vitest';
import { type EventBody, eventBodySchema } from '../../lib/evidence/event.schema.ts';
import { makeEvent } from '../../lib/evidence/event.ts';
import { applyPolicy, digestOf, type FieldPolicies, isValue, OMITTED } from '../../lib/evidence/field-policy.ts';
import { bodyMac } from '../../lib/evidence/leaf.ts';
import { ATTRIBUTES } from '../../lib/record/attributes.ts';
import { seeded } from '../record/seeded.ts';

const SALT = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const provenance = { from: 'record', technician: 'ada', version: 3, path: 'displayName' } as const;

const BODY = makeEvent(
  {
    verb: 'form.submitted',
    outcome: 'unknown',
    actor: { technician: 'dana', version: 1, device: 'dev-1' },
    subject: { technician: 'ada', version: 3 },
    ticket: { console: 'desk', number: '41', url: 'https://desk.example/41?who=ada.quist%40fabrikam.example' },
    client: { id: 'fabrikam', version: 2 },
    console: { id: 'portal', profile: 'p', signedInAs: 'Ada Quist' },
    page: { origin: 'https://portal.example', path: '/users/ada.quist@fabrikam.example/edit' },
    object: { type: 'account', key: 'ada.quist@fabrikam.example', purpose: 'everyday' },
    fields: [
      { attribute: 'displayName', control: 'Name', from: '', to: 'Ada Quist', mark: 'filled', provenance },
      { attribute: 'email', control: 'E-mail', to: 'ada.quist@fabrikam.example', mark: 'typed', rekeyed: true },
      { attribute: 'country', control: 'Country', to: 'DE' },
    ],
    detail: { subject: 'New starter Ada Quist in DEPOT (ADA.QUIST@fabrikam.example)', hours: 3 },
  },
  1_800_000_000_000,
);
const said = (body: EventBody) => JSON.stringify(body);

describe('a client’s policy for what the log may say', () => {
  test('plain is how it was', () => {
    expect(applyPolicy(BODY, {}, SALT)).toBe(BODY);
    expect(applyPolicy(BODY, { email: 'plain' }, SALT)).toBe(BODY);
  });

  test('omit leaves label, mark and provenance, and no value, wherever it stands', () => {
    const body = applyPolicy(BODY, { displayName: 'omit', email: 'omit' }, SALT);
    expect(eventBodySchema.parse(body)).toEqual(body);
    expect(body.fields).toEqual([
      { attribute: 'displayName', control: 'Name', mark: 'filled', provenance, policy: 'omit' },
      { attribute: 'email', control: 'E-mail', mark: 'typed', rekeyed: true, policy: 'omit' },
      { attribute: 'country', control: 'Country', to: 'DE' },
    ]);
    expect(body).toMatchObject({
      ticket: { number: '41', url: `https://desk.example/41?who=${OMITTED}` },
      page: { path: `/users/${OMITTED}/edit` },
      object: { key: OMITTED },
      console: { signedInAs: OMITTED },
      detail: { subject: `New starter ${OMITTED} in DEPOT (${OMITTED})`, hours: 3 },
    });
    expect(said(body)).not.toMatch(/quist/i);
  });

  test('digest can be checked against the value while the salt is there, and differs from event to event', () => {
    const body = applyPolicy(BODY, { displayName: 'digest' }, SALT);
    const { from, to, policy } = body.fields?.[0] ?? {};
    expect([from, policy]).toEqual(['', 'digest']);
    // HMAC-SHA-256 computed apart from this code, with openssl.
    expect(to).toBe('hmac-sha256:c376ddba6f17737c56de7f13adfc18fc3ade052cd9ad1df029f60eb165c2aab8');
    expect(isValue(to ?? '', 'Ada Quist', SALT)).toBe(true);
    expect(isValue(to ?? '', 'Ben Okafor', SALT)).toBe(false);
    expect(isValue(to ?? '', 'Ada Quist', 'f'.repeat(64))).toBe(false);
    expect(body.detail?.subject).toContain(digestOf(SALT, 'Ada Quist'));
    expect(bodyMac(SALT, body)).not.toBe(bodyMac(SALT, BODY));
  });

  test('an account’s name is under the strictest policy of the logins it may be', () => {
    const event = { ...BODY, fields: [], detail: {}, object: { type: 'account', key: 'adm-quist' } };
    expect(applyPolicy(event, { sAMAccountName: 'omit', userName: 'digest' }, SALT).object?.key).toBe(OMITTED);
    expect(applyPolicy(event, { userName: 'digest' }, SALT).object?.key).toBe(digestOf(SALT, 'adm-quist'));
    expect(applyPolicy(event, { title: 'omit' }, SALT).object?.key).toBe('adm-quist');
  });

  test('what a ticket says of its requester is under the same policy', () => {
    const event: EventBody = {
      ...BODY,
      subject: { ticketPerson: 'Mia Berg' },
      fields: [
        { attribute: 'requesterName', to: 'Mia Berg' },
        { attribute: 'requesterEmail', to: 'mia@fabrikam.example' },
        { attribute: 'subject', to: 'Phone of Mia Berg' },
      ],
    };
    const body = applyPolicy(event, { displayName: 'omit', email: 'digest' }, SALT);
    expect(body.subject).toEqual({ ticketPerson: OMITTED });
    expect(body.fields?.[1]?.to).toBe(digestOf(SALT, 'mia@fabrikam.example'));
    expect(body.fields?.[2]?.to).toBe(`Phone of ${OMITTED}`);
  });

  test('values known of the subject are found where no field holds them', () => {
    const event: EventBody = { ...BODY, fields: [], object: { type: 'ticket', key: '41' } };
    const known = [{ attribute: 'mobile', value: '+49 170 1' }];
    const body = applyPolicy(
      { ...event, detail: { note: 'call +49 170 1, not +49 170 12' } },
      { mobile: 'omit' },
      SALT,
      known,
    );
    expect(body.detail?.note).toBe(`call ${OMITTED}, not +49 170 12`);
  });

  test('a short value goes only where it is all of the text, and the ticket’s number always stays', () => {
    const body = applyPolicy(BODY, { country: 'omit', ticketNumber: 'omit' }, SALT);
    expect(body.detail?.subject).toBe(BODY.detail?.subject);
    expect(body.ticket?.number).toBe('41');
    expect(body.fields?.[2]).toEqual({ attribute: 'country', control: 'Country', policy: 'omit' });
  });

  test('a digest longer than what it stands for is cut where the place is short, and the event still fits', () => {
    const path = '/Ada Quist'.repeat(50);
    const body = applyPolicy(
      { ...BODY, page: { origin: 'https://portal.example', path } },
      { displayName: 'digest' },
      SALT,
    );
    expect(body.page?.path).toHaveLength(512);
    expect(eventBodySchema.safeParse(body).success).toBe(true);
  });

  test('property: no body holds a protected value, whatever the value and wherever it stands', () => {
    const random = seeded(36);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const pieces = [
      'ada',
      'Quist',
      'Żółć',
      'hmac',
      'sha256',
      'omitted',
      '王小明',
      '@fab.example',
      '.',
      '+',
      '(',
      '$&',
      '-',
      '%',
      ' ',
      '42',
      "O'Neil",
      '\\',
    ];
    for (let round = 0; round < 600; round++) {
      const value = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(pieces))
        .join('')
        .trim();
      if (value.length < 4 || 'hmac-sha256:[omitted]'.includes(value)) continue;
      const attribute = pick(ATTRIBUTES.filter((one) => one !== 'ticketNumber'));
      const around = pick([
        ['', ''],
        ['of ', '.'],
        ['(', ')'],
        ['/users/', '/'],
        ['"', '"'],
      ] as const);
      const text = around.join(value);
      const policy = pick(['digest', 'omit'] as const);
      const policies: FieldPolicies = { title: 'plain', [attribute]: policy };
      const body = applyPolicy(
        {
          ...BODY,
          console: { id: 'c', profile: null, signedInAs: text },
          ticket: { console: 'desk', number: '41', url: `https://desk.example/?q=${encodeURIComponent(value)}` },
          page: { origin: 'https://portal.example', path: text },
          object: { type: pick(['account', 'ticket', 'client']), key: text },
          subject: { ticketPerson: text },
          fields: [
            { attribute, from: value, to: value, control: text },
            { attribute: 'nickName', to: text },
          ],
          detail: { text, value },
        },
        policies,
        SALT,
      );
      const whole = said(body);
      for (const form of [value, value.toUpperCase(), encodeURIComponent(value)])
        expect(whole.includes(JSON.stringify(form).slice(1, -1)), `${policy} ${attribute} ${text}\n${whole}`).toBe(
          false,
        );
      expect(eventBodySchema.safeParse(body).success).toBe(true);
    }
  });
});
