import { describe, expect, it } from 'vitest';
import { fitsPattern, pagePattern } from '../../lib/consoles/page-pattern.ts';

const at = (path: string) => `https://console.example${path}`;

describe('the pattern of a page', () => {
  it.each([
    ['/users/4711/edit', '/users/:id/edit'],
    ['/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301', '/users/:id'],
    ['/people/ada@fabrikam.example/edit', '/people/:id/edit'],
    ['/people/Ada%20Quist', '/people/:id'],
    ['/users/new', '/users/new'],
    ['/v2/users/new', '/v2/users/new'],
    ['/index.php?page=user&id=9&token=aGVsbG8gd29ybGQ0Mg', '/index.php?page=user'],
    ['/app/#/users/12/edit?tab=2', '/app/#/users/:id/edit'],
    ['/app/#!/users/new', '/app/#!/users/new'],
    ['/app#section-2', '/app'],
  ])('%s is %s', (path, pattern) => expect(pagePattern(at(path))).toBe(pattern));

  it('fits the pages of other records and no page of another kind', () => {
    const pattern = pagePattern(at('/index.php?page=user&id=9'));
    expect(fitsPattern(pattern, at('/index.php?id=10&page=user'))).toBe(true);
    expect(fitsPattern(pattern, at('/index.php?page=user&view=wide'))).toBe(true);
    expect(fitsPattern(pattern, at('/index.php?page=group&id=9'))).toBe(false);
    expect(fitsPattern(pattern, at('/index.php'))).toBe(false);
    expect(fitsPattern(pattern, at('/other.php?page=user'))).toBe(false);
    expect(fitsPattern(pagePattern(at('/#/users/1')), at('/#/groups/1'))).toBe(false);
  });

  it('fits its own address, however long', () => {
    const long = at(`/${'users/'.repeat(400)}edit?page=user#/edit/${'x/'.repeat(900)}`);
    expect(pagePattern(long).length).toBeLessThanOrEqual(512);
    expect(fitsPattern(pagePattern(long), long)).toBe(true);
  });
});
