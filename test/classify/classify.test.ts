import { describe, expect, it } from 'vitest';
import { classify } from '../../lib/classify/classify.ts';
import type { Described, Source } from '../../lib/classify/described.ts';

/** A control of which only this is said. */
function control(said: Partial<Record<Source, string>>, rest: Partial<Described> = {}): Described {
  const texts = Object.entries(said).map(([source, text]) => ({ source: source as Source, text }));
  return { kind: 'text', type: 'text', name: said.name ?? '', id: said.id ?? '', texts, form: 0, ...rest };
}
const attributes = (...controls: Described[]) => classify(controls).map(({ attribute }) => attribute);

describe('what a control is about', () => {
  it('comes with readable reasons, strongest first, and is the same each time', () => {
    const first = classify([control({ label: 'First name', name: 'fname' })]);
    expect(first).toEqual(classify([control({ label: 'First name', name: 'fname' })]));
    expect(first[0]).toMatchObject({ attribute: 'name.givenName', about: 'name.givenName' });
    expect(first[0]?.evidence[0]).toBe('label says "first name"');
  });

  it('says why a control is none', () => {
    const [search] = classify([control({ placeholder: 'Search users', name: 'q' }, { type: 'search' })]);
    expect(search).toMatchObject({ attribute: null, about: 'not:search' });
    expect(search?.evidence[0]).toBe('it is about search');
  });

  it('is settled among the neighbours of the same form only', () => {
    const family = control({ label: 'Last name' });
    expect(attributes(control({ label: 'Name' }), family)).toEqual(['name.givenName', 'name.familyName']);
    expect(attributes(control({ label: 'Name' }), { ...family, form: 1 })).toEqual(['displayName', 'name.familyName']);
  });

  it('is a login right before a password, when nothing else can be it', () => {
    const unknown = control({ name: 'field_17' }, { password: 'before' });
    expect(attributes(unknown)).toEqual(['userName']);
    expect(attributes(unknown, control({ label: 'E-mail' }, { password: 'before' }))).toEqual([null, 'email']);
    expect(attributes({ ...unknown, password: 'after' })).toEqual([null]);
  });

  it('is an account’s status only where it can be on or off', () => {
    const status = (options: string[]) => control({ label: 'Status' }, { kind: 'select', type: 'select-one', options });
    expect(attributes(status(['Active', 'Locked']))).toEqual(['active']);
    expect(attributes(status(['New', 'In progress', 'Closed']))).toEqual([null]);
    expect(attributes(status([]))).toEqual(['active']);
  });

  it('prefers the one that is meant, and knows a field that asks to repeat', () => {
    const [work, other, again] = classify([
      control({ label: 'Work e-mail' }),
      control({ label: 'Other e-mail' }),
      control({ label: 'Confirm e-mail' }),
    ]);
    expect(work?.preferred).toBeGreaterThan(other?.preferred ?? 0);
    expect([work?.again, again?.again]).toEqual([false, true]);
  });
});
