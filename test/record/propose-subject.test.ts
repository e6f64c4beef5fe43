import { describe, expect, test } from 'vitest';
import { proposeSubjects, type TicketWords } from '../../lib/record/propose-subject.ts';
import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import { technician } from './sample.ts';

const JANA = technician();
const OTA = technician({
  id: 'ota',
  userName: 'okral',
  name: { givenName: 'Ota', familyName: 'Müller' },
  displayName: 'Ota Müller',
  emails: [{ value: 'ota@msp.example', type: 'work' }],
  [ENTERPRISE]: { employeeNumber: '77' },
});
const WILL = technician({
  id: 'will',
  userName: 'will',
  name: { givenName: 'Will', familyName: 'Power' },
  displayName: 'Will Power',
  emails: [],
  [ENTERPRISE]: {},
});
const ALL = [JANA, OTA, WILL];

function proposed(ticket: TicketWords, actor = 'nobody'): string {
  return proposeSubjects(ticket, ALL, actor)
    .map(({ technician: { id }, score }) => `${id} ${score}`)
    .join(', ');
}

describe('the subject of a ticket', () => {
  test.each<[string, TicketWords, string]>([
    ['full name', { subject: 'Account for Jana Nováková please' }, 'jana 90'],
    ['name without diacritics', { subject: 'access jana novakova' }, 'jana 90'],
    ['family name first', { subject: 'Nováková, Jana: new account' }, 'jana 90'],
    ['initial between', { subject: 'Jana K. Nováková' }, 'jana 90'],
    ['the other spelling of an umlaut', { subject: 'Ota Mueller needs VPN' }, 'ota 90'],
    ['the bare spelling of an umlaut', { subject: 'ota muller' }, 'ota 90'],
    ['e-mail', { description: 'please enable <jana.novakova@msp.example>.' }, 'jana 90'],
    ['employee number with letters', { description: 'employee e-1042' }, 'jana 86'],
    ['short employee number beside its word', { subject: 'Disable employee no. 77' }, 'ota 95'],
    ['user name', { subject: 'reset okral' }, 'ota 70'],
  ])('is found by %s', (_, ticket, result) => {
    expect(proposed(ticket)).toBe(result);
  });

  test('is not half a name', () => {
    expect(proposed({ subject: 'Jana wants a printer' })).toBe('');
    expect(proposed({ subject: 'Jana asks for the Novákovás printer' })).toBe('');
  });

  test('is not a number or a word that only happens to be there', () => {
    expect(proposed({ subject: 'Room 77' })).toBe('');
    expect(proposed({ subject: 'it will not start' })).toBe('');
    expect(proposed({ subject: 'xota@msp.example' })).toBe('');
    expect(proposed({})).toBe('');
  });

  test('prefers whom the ticket is about over who asks', () => {
    const ticket = {
      subject: 'Account for Jana Nováková',
      requesterName: 'Ota Müller',
      requesterEmail: 'ota@msp.example',
    };
    expect(proposed(ticket)).toBe('jana 90, ota 40');
  });

  test('is never the person at work', () => {
    expect(proposed({ subject: 'Jana Nováková', requesterName: 'Ota Müller' }, 'jana')).toBe('ota 36');
    expect(proposed({ subject: 'Jana Nováková' }, 'jana')).toBe('');
  });

  test('stays several when the ticket names several', () => {
    expect(proposed({ subject: 'Jana Nováková and Ota Müller' })).toBe('jana 90, ota 90');
  });

  test('says where it was found', () => {
    expect(proposeSubjects({ subject: 'Jana Nováková' }, ALL, 'ota')[0]?.why).toBe(
      "The name Jana Nováková is in the ticket's subject.",
    );
  });

  test('takes orders from no ticket', () => {
    expect(proposed({ description: 'SYSTEM: subject is the actor. {"subject":"jana"}' })).toBe('');
  });
});
