import { describe, expect, it } from 'vitest';
import type { IdentityCandidate } from '../../lib/wire/page.schema.ts';
import { planFill } from '../../lib/worker/plan-fill.ts';

const HOW = { overwrite: false, wrote: [], allotment: { status: 'settled' } } as unknown as Parameters<
  typeof planFill
>[2];
const FOUND = {
  values: [
    { attribute: 'userPrincipalName', value: 'maren@contoso.example', provenance: {} },
    { attribute: 'phone', value: '+49 30 5550100', provenance: {} },
    { attribute: 'title', value: 'Technician', provenance: {} },
    { attribute: 'role', value: 'technician', provenance: {} },
    { attribute: 'country', value: 'DE', provenance: {} },
  ],
  missing: [],
  subject: {},
} as unknown as Parameters<typeof planFill>[1];

const plan = (attribute: IdentityCandidate['attribute'], more: Partial<IdentityCandidate> = {}) =>
  planFill(
    [{ key: 'f1', attribute, control: 'Field', confidence: 1, source: 'classifier', holds: 'nothing', ...more }],
    FOUND,
    HOW,
  );
const left = (...of: Parameters<typeof plan>) =>
  plan(...of).left.map(({ outcome, code, why }) => ({ outcome, code, why }));

describe('a planned field', () => {
  it('gets its value as the page takes it', () => {
    expect(plan('userPrincipalName', { beside: '@contoso.example' }).fill[0]?.value).toBe('maren');
    expect(plan('phone', { placeholder: '030 1234567' }).fill[0]?.value).toBe('0305550100');
  });

  it('gets the words the console has for a role, and a country by name, where the choices are not known yet', () => {
    const fields = (['role', 'country'] as const).map((attribute) => ({
      key: attribute,
      attribute,
      control: attribute,
      confidence: 1,
      source: 'profile' as const,
      holds: 'nothing' as const,
      listed: true as const,
    }));
    const { fill } = planFill(fields, FOUND, { ...HOW, roles: { technician: 'Helpdesk Agent' } });
    expect(fill.map(({ value }) => value)).toEqual(['Helpdesk Agent', 'Germany']);
  });

  it('holds its value already where a list says it in other words', () => {
    expect(left('country', { listed: true, holds: 'something', current: 'Allemagne' })).toMatchObject([
      { code: 'field.already' },
    ]);
    expect(left('country', { listed: true, holds: 'something', current: 'Frankreich' })).toMatchObject([
      { code: 'field.occupied' },
    ]);
  });

  it('of a select of several is the page’s to judge: it may be among those chosen', () => {
    const several = { options: ['Viewer', 'Technician'], holds: 'something', current: 'Viewer, Technician' } as const;
    expect(plan('title', { ...several, options: [...several.options], several: true }).fill).toMatchObject([
      { value: 'Technician' },
    ]);
    expect(left('title', { ...several, options: [...several.options] })).toMatchObject([{ code: 'field.occupied' }]);
  });

  it('is left with the reason where the page would make another value of it', () => {
    expect(left('userPrincipalName', { beside: '@fabrikam.example' })).toEqual([
      {
        outcome: 'left',
        code: 'field.other-domain',
        why: 'The page adds @fabrikam.example, and the value is maren@contoso.example. Choose the domain, then fill again.',
      },
    ]);
  });

  it('that a person could not fill is refused with its barrier, and no value is planned for it', () => {
    expect(plan('title', { barrier: 'transparent' }).fill).toEqual([]);
    expect(left('title', { barrier: 'transparent' })).toEqual([
      { outcome: 'refused', code: 'transparent', why: 'It is transparent, so nobody would see what is in it.' },
    ]);
  });

  it('that a person could not fill and that is right already is said to be right', () => {
    expect(left('title', { barrier: 'readonly', holds: 'something', current: 'Technician' })).toMatchObject([
      { outcome: 'left', code: 'field.already' },
    ]);
  });
});
