import { describe, expect, it } from 'vitest';
import { mayGoOn } from '../../../lib/page/session/next-step.ts';

const at = (path: string) => `https://console.example${path}`;

describe('a form that may go on at another address', () => {
  it.each([
    ['/users/new', '/users/new/contact'],
    ['/users/new/1', '/users/new/2'],
    ['/users/new/name', '/users/new/work'],
    ['/users/new?step=1', '/users/new?step=2'],
    ['/users/new', '/users/new?step=2'],
    ['/app#/users/new/1', '/app#/users/new/2'],
    ['/step1', '/step2'],
  ])('goes on from %s at %s', (from, to) => expect(mayGoOn(at(from), at(to))).toBe(true));

  it.each([
    ['/users/new', '/tickets/4711'],
    ['/users/new/contact', '/users'],
    ['/users/new/contact', '/users/search'],
    ['/', '/users/new'],
    ['/new', '/search'],
  ])('does not go on from %s at %s', (from, to) => expect(mayGoOn(at(from), at(to))).toBe(false));
});
