import { expect, test } from 'vitest';
import { pageAddress } from '../../lib/evidence/page-address.ts';

test.each([
  ['https://rt.example/Ticket/Display.html?id=41', 'https://rt.example/Ticket/Display.html?id=41'],
  [
    'https://halo.example/tickets?id=0192f0c8-7d3a-7b1e-9c55-0242ac120002',
    'https://halo.example/tickets?id=0192f0c8-7d3a-7b1e-9c55-0242ac120002',
  ],
  ['https://a.example/#/tickets/41', 'https://a.example/#/tickets/41'],
  ['https://a.example/list?state=open&key=ABC-12', 'https://a.example/list?state=open&key=ABC-12'],
])('an address that tells the page stays: %s', (address, said) => {
  expect(pageAddress(address)).toBe(said);
});

test.each([
  ['https://a.example/t/41?PHPSESSID=abc123&id=41', 'https://a.example/t/41?id=41'],
  ['https://a.example/t/41?access_token=x1&csrf_token=y', 'https://a.example/t/41'],
  ['https://a.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj0', 'https://a.example/cb'],
  ['https://jana:geheim@a.example/t/41', 'https://a.example/t/41'],
  ['https://a.example/t/41#access_token=eyJhbGciOi', 'https://a.example/t/41'],
  ['https://a.example/t/41#comment-7', 'https://a.example/t/41'],
  [`https://a.example/t/41?x=${'y'.repeat(200)}`, 'https://a.example/t/41'],
  [
    `https://a.example/${['gh', 'p_0123456789abcdefghijABCDEFGHIJ012345'].join('')}`,
    'https://a.example/[masked-GitHub]',
  ],
  ['password: hunter2', 'password: [masked-value]'],
])('nothing secret stays in %s', (address, said) => {
  expect(pageAddress(address)).toBe(said);
});
