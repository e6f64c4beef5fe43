import { expect, it } from 'vitest';
import { accountAddress } from '../../lib/consoles/account-address.ts';
import type { Profile } from '../../lib/consoles/profile.schema.ts';

const mesh = { origins: ['https://mesh.example'], basePath: '/mesh/' };
const page = (link?: string) => ({ pages: [{ shows: 'account', link }] }) as unknown as Pick<Profile, 'pages'>;

it('is the account’s own page where the profile knows it, whatever the account is called', () => {
  expect(accountAddress(mesh, page('/?user={account}'), { account: 'a&b=//evil.example' })).toBe(
    'https://mesh.example/mesh/?user=a%26b%3D%2F%2Fevil.example',
  );
});

it('is else the page it was last seen on, but only in this console', () => {
  const seen = (address: string) => accountAddress(mesh, page(), { account: 'a', seen: address });
  expect(seen('https://mesh.example/mesh/users')).toBe('https://mesh.example/mesh/users');
  expect(seen('https://evil.example/mesh/users')).toBe('https://mesh.example/mesh/');
  expect(seen('https://mesh.example/other')).toBe('https://mesh.example/mesh/');
  expect(seen('javascript:alert(1)')).toBe('https://mesh.example/mesh/');
  expect(accountAddress(mesh, null, { account: 'a' })).toBe('https://mesh.example/mesh/');
});
