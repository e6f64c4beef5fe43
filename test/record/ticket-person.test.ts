import { describe, expect, test } from 'vitest';
import { splitName, ticketPersonValues } from '../../lib/record/ticket-person.ts';

const TICKET = { console: 'rt', number: '4711' };

describe('somebody of the client’s', () => {
  test('gets values from the ticket only, and each says so', () => {
    const values = ticketPersonValues(TICKET, {
      requesterName: 'Anna Berg',
      requesterEmail: 'Anna Berg <anna@fabrikam.example>',
      requesterPhone: '030 123456',
    });
    expect(Object.fromEntries(values.map((one) => [one.attribute, one.value]))).toEqual({
      'name.givenName': 'Anna',
      'name.familyName': 'Berg',
      displayName: 'Anna Berg',
      email: 'anna@fabrikam.example',
      phone: '030 123456',
      ticketNumber: '4711',
    });
    expect(values[0]?.provenance).toEqual({ from: 'ticket', ...TICKET, field: 'requesterName' });
  });

  test.each([
    ['an invisible character', 'Anna\u200b Berg'],
    ['a direction that turns the reading', 'Anna \u202egreB'],
    ['a Cyrillic letter in a Latin word', 'Ann\u0430 Berg'],
  ])('gets no name that holds %s', (_, requesterName) => {
    const values = ticketPersonValues(TICKET, { requesterName, requesterEmail: 'ann\u0430@fabrikam.example' });
    expect(values.map(({ attribute }) => attribute)).toEqual(['ticketNumber']);
  });

  test('gets nothing out of what is no name, address or number', () => {
    const values = ticketPersonValues(TICKET, {
      requesterName: 'anna@fabrikam.example',
      requesterEmail: 'Anna Berg',
      requesterPhone: 'see signature',
    });
    expect(values.map((one) => one.attribute)).toEqual(['ticketNumber']);
  });

  test.each([
    ['Anna Berg', 'Anna', 'Berg'],
    ['Berg, Anna', 'Anna', 'Berg'],
    ['Ludwig van der Berg', 'Ludwig', 'van der Berg'],
    ['Jean-Luc O’Neill', 'Jean-Luc', 'O’Neill'],
  ])('%s is %s · %s', (name, given, family) => {
    expect(splitName(name)).toEqual({ given, family });
  });

  test.each([
    'Anna Maria Berg',
    'Dr. Anna Berg',
    'Anna',
    '王小明',
    '王 小明',
    'Анна Иванова',
    'Berg, Anna Maria',
    'Anna Berg (Fabrikam)',
    'van Berg',
    'A, B, C',
    ',',
  ])('%s is not taken apart', (name) => {
    expect(splitName(name)).toBeUndefined();
  });
});
