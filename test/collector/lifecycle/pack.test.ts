import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { newPaths, tellNext } from '../../../lib/evidence/story/paths.ts';
import { followRequest, newRequestPaths } from '../../../lib/evidence/verify/part/request-paths.ts';
import { packOf, verified } from '../evidence/pack-world.ts';
import { HELPDESK, type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

const follow = (bodies: readonly EventBody[]) => {
  const known = newRequestPaths();
  for (const body of bodies) followRequest(known, body);
  return known.counts;
};

it('a pack’s reader follows each request by its events, and says which step breaks a rule', async () => {
  const { lan, jide, lead, step } = world;
  const { id, object, hash } = await world.ask();
  await world.agree({ id, hash });
  world.later(1);
  await step(lan, id, 'implemented', { events: [await world.submits(lan, object.account.name)] });
  world.later(1);
  await step(lan, id, 'verify', { event: await world.sees(lan, object.account.name, HELPDESK) });
  await step(lead, id, 'revoke', { why: 'Back on her own desk' });
  world.later(1);
  await step(jide, id, 'revoked', { events: [await world.acts(jide, object.account.name, 'disable')] });
  world.later(1);
  await step(lan, id, 'verify', { event: await world.sees(lan, object.account.name, { active: 'false' }) });
  await step(jide, id, 'close');
  const all = await world.said();
  expect(follow(all)).toEqual({ followed: 1, ended: 1, broken: 0, first: null });
  // A quarter that begins in the middle says nothing of what came before it.
  const from = all.findIndex(({ verb }) => verb === 'request.in-use');
  expect(follow(all.slice(from))).toMatchObject({ followed: 1, ended: 1, broken: 0 });

  const changed = (verb: string, change: (body: EventBody) => EventBody | null) =>
    follow(all.flatMap((body) => (body.verb === verb ? (change(structuredClone(body)) ?? []) : body)));
  const withDetail = (detail: object) => (body: EventBody) =>
    ({ ...body, detail: { ...body.detail, ...detail } }) as EventBody;
  const wrong: [string, ReturnType<typeof changed>][] = [
    ['another object was approved', changed('request.approved', withDetail({ approved: 'f'.repeat(64) }))],
    ['somebody approved what they are part of', changed('request.approved', withDetail({ approver: 'jadeyemi' }))],
    ['it is about another object', changed('request.implemented', withDetail({ hash: 'f'.repeat(64) }))],
    [
      'the object it tells does not have its hash',
      changed('request.approved', (body) =>
        withDetail({ object: String(body.detail?.object).replace('"groups":[]', '"groups":["Domain Admins"]') })(body),
      ),
    ],
    ['the object it tells is another account', changed('request.made', withDetail({ account: 'somebody' }))],
    ['nothing shows it', changed('request.verified', withDetail({ shown: '' }))],
    ['it stands behind a later step', changed('request.closed', withDetail({ version: 2 }))],
    [
      'somebody else was the witness',
      changed('request.verified', (body) => ({ ...body, actor: { ...body.actor, technician: 'praman' } })),
    ],
  ];
  for (const [what, counts] of wrong) {
    expect(counts.broken, what).toBeGreaterThan(0);
    expect(counts.first).toContain(what);
  }
  // Erased, a step is missing, and that alone is no wrong.
  expect(changed('request.approved', () => null)).toMatchObject({ broken: 0 });
});

it('and the pack of the client, checked offline, tells of them', async () => {
  const pack = await packOf(world.collector, { client: 'northwind', from: null, to: null });
  const stories: string[] = [];
  const paths = newPaths();
  const verdict = await verified(pack, {
    onEntry: ({ story, index, receivedAt, body, names }) => {
      stories.push(story);
      if (body) tellNext(paths, { index, receivedAt, body, names });
    },
  });
  expect(verdict).toMatchObject({ ok: true, requests: { followed: 1, ended: 1, broken: 0, first: null } });
  const told = stories.join('\n');
  for (const said of [
    'asked for access',
    'approved access',
    'carried out',
    'saw that it is so',
    'saw that this has ended',
  ])
    expect(told).toContain(said);
  // Which groups an approval was for stands in its evidence, not only their hash.
  expect([...paths.paths.values()].map(({ exactly }) => exactly)).toEqual([
    [
      ['Role', '“Helpdesk”'],
      ['Groups', 'none'],
    ],
  ]);
});
