import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';

const CODE = [
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  'a[onclick="x"]{}',
  'div:has(> script) , *',
  'input{{alert(1)}}',
  'x"] , body > *',
];

export const attack: Attack = {
  number: 44,
  title: 'the collector is told to make extensions run something',
  async attack({ admin }) {
    const { object } = (await admin.get('/v1/objects/consoles/practice-portal')) as { object: { version: number } };
    const headers = { 'if-match': String(object.version), 'unswivel-why': 'an%20attack' };
    const lesson = (at: unknown) => ({ page: '/users/:id', at, attribute: 'title', control: 'Title' });
    const tries: [what: string, answer: ReturnType<typeof admin.call>][] = [
      ...CODE.map(
        (at) =>
          [
            `a selector ${at}`,
            admin.call('PUT', '/v1/consoles/practice-portal', { ...object, taught: [lesson(at)] }, headers),
          ] as [string, ReturnType<typeof admin.call>],
      ),
      [
        'a script in a console',
        admin.call('PUT', '/v1/consoles/practice-portal', { ...object, script: 'alert(1)' }, headers),
      ],
      [
        'a script in a lesson',
        admin.call(
          'PUT',
          '/v1/consoles/practice-portal',
          { ...object, taught: [{ ...lesson('input'), run: 'alert(1)' }] },
          headers,
        ),
      ],
      [
        'an origin that is code',
        admin.call('PUT', '/v1/consoles/practice-portal', { ...object, origins: ['javascript:alert(1)'] }, headers),
      ],
      ['a profile', admin.call('PUT', '/v1/profiles/rt5', { id: 'rt5', read: { subject: 'eval' } })],
      ['a command', admin.call('POST', '/v1/commands', { run: 'fill', device: '*' })],
      [
        'a set-up with code',
        admin.call('POST', '/v1/configuration', { consoles: [{ ...object, onload: 'alert(1)' }] }),
      ],
      [
        'a request with a script',
        admin.call('POST', '/v1/requests', {
          client: 'northwind',
          technician: 'zmueller',
          console: 'practice-portal',
          steps: ['alert(1)'],
        }),
      ],
    ];
    for (const [what, answer] of tries) {
      const { status, body } = await answer;
      assert(status >= 400 && status < 500, `${what} was answered ${status}: ${JSON.stringify(body)}`);
    }
    const text = JSON.stringify(await admin.get('/v1/snapshot'));
    for (const code of ['alert(1)', 'onload', 'javascript:'])
      assert(!text.includes(code), `the record carries ${code}`);
    return `${tries.length} pushes of code refused; what devices are given is data`;
  },
};
