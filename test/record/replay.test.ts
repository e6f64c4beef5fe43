import { describe, expect, test } from 'vitest';
import { derive } from '../../lib/record/derive.ts';
import { replay } from '../../lib/record/replay.ts';
import { ticketPersonValues } from '../../lib/record/ticket-person.ts';
import { account, client, consoleOf, technician } from './sample.ts';

const VERSIONS = { technician: technician(), client: client(), account: account({ roles: ['reader'] }) };
const { values } = derive({ ...VERSIONS, console: consoleOf(), purpose: 'everyday' });
const withoutAccount = derive({
  technician: VERSIONS.technician,
  client: VERSIONS.client,
  console: consoleOf(),
  purpose: 'everyday',
}).values;

describe('promise 6: a decision can be replayed', () => {
  test('every derived value comes out the same from the versions it names', () => {
    expect(values.length + withoutAccount.length).toBeGreaterThan(35);
    for (const one of [...values, ...withoutAccount])
      expect([one.attribute, replay(one, VERSIONS)]).toEqual([one.attribute, { status: 'same' }]);
  });

  test('a value of a ticket comes out the same from the fields read', () => {
    const ticket = { requesterName: 'Anna Berg', requesterEmail: 'anna@fabrikam.example' };
    for (const one of ticketPersonValues({ console: 'rt', number: '4711' }, ticket))
      expect(replay(one, { ticket })).toEqual({ status: 'same' });
  });

  test('another value is found out, and what it would be now', () => {
    const email = withoutAccount.find((one) => one.attribute === 'email');
    const title = values.find((one) => one.attribute === 'title');
    const userName = values.find((one) => one.attribute === 'userName');
    if (!email || !title || !userName) throw new Error('the sample derives all three');
    expect(replay({ ...email, value: 'x@fabrikam.example' }, VERSIONS)).toEqual({
      status: 'differs',
      now: 'jnovakova@fabrikam.example',
    });
    expect(replay({ ...title, value: 'Boss' }, VERSIONS)).toEqual({ status: 'differs', now: 'Service engineer' });
    expect(replay({ ...userName, value: 'x' }, VERSIONS)).toEqual({
      status: 'differs',
      now: 'jnovakova2@fabrikam.example',
    });
  });

  test('says which version is needed when another one is given', () => {
    const newer = {
      technician: technician({ version: 4 }),
      client: client({ version: 6 }),
      account: account({ version: 5 }),
    };
    const answers = [...values, ...withoutAccount].map((one) => replay(one, newer));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set(['cannot']));
    const rule = withoutAccount.find((one) => one.provenance.from === 'rule');
    expect(rule && replay(rule, { ...VERSIONS, client: client({ version: 6 }) })).toEqual({
      status: 'cannot',
      why: 'Version 5 of the client of fabrikam is needed.',
    });
  });
});
