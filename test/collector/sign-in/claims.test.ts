import { expect, it } from 'vitest';
import { claimValues, stableId } from '../../../lib/collector/sign-in/claims.ts';

it.each([
  [{ groups: ['a', 'b'] }, 'groups', ['a', 'b']],
  [{ role: 'a' }, 'role', ['a']],
  [{ 'https://msp.example/roles': ['a'] }, 'https://msp.example/roles', ['a']],
  [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
  [{ resource_access: { unswivel: { roles: ['a'] } } }, 'resource_access.unswivel.roles', ['a']],
  [{ number: 7 }, 'number', ['7']],
  [{ groups: [{ id: 'a' }, true, null, 'b'] }, 'groups', ['b']],
  [{}, 'constructor.name', []],
  [{ groups: 'a' }, 'groups.length', []],
  [{}, '__proto__', []],
])('of %j the claim %s is %j', (claims, name, values) => {
  expect(claimValues(claims, name)).toEqual(values);
});

it('takes as an id one value only, and none that is empty or endless', () => {
  expect(stableId({ sub: 'a' }, 'sub')).toBe('a');
  for (const sub of ['', ['a', 'b'], 'x'.repeat(300), undefined]) expect(stableId({ sub }, 'sub')).toBeNull();
});
