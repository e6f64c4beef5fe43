import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

const code = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code;

describe('a standard pattern', () => {
  const standard = { console: undefined, role: undefined, template: 'desk', technician: 'lnguyen' };
  const ask = (change: object = {}) => world.ask({ ...standard, ...change });

  it('waits for people until client, template and a seen ticket agree, and then names its rule', async () => {
    expect((await ask()).state).toBe('requested');
    await world.put('clients', 'northwind', { lifecycle: { standard: true } });
    expect((await ask({ technician: 'zmueller' })).state).toBe('requested');
    await world.put('technicians', 'zmueller', { templates: ['desk'] });
    const request = await ask({ technician: 'zmueller' });
    expect(request).toMatchObject({
      state: 'approved',
      approvals: [{ way: 'rule', by: 'rule' }],
      ticket: { number: '17' },
    });
    expect(request.approvals[0].said).toContain('ticket 17 was seen');
    // Who asked does not do it, also where a rule decided; unless the client lets them.
    const saved = await world.submits(world.jide, request.object.account.name);
    const done = { events: [saved] };
    expect(code(await world.step(world.jide, request.id, 'implemented', done))).toBe('lifecycle.twoParts');
    await world.step(world.jide, request.id, 'cancel', { why: 'Asked for again' });
    await world.put('clients', 'northwind', { lifecycle: { standard: true, ownHands: true } });
    const own = await ask({ technician: 'zmueller' });
    expect(own).toMatchObject({ state: 'approved', ownHands: true });
    const again = await world.submits(world.jide, own.object.account.name);
    expect((await world.step(world.jide, own.id, 'implemented', { events: [again] })).json.state).toBe('implemented');
    world.later(1);
    const look = async (device: typeof world.jide) =>
      world.step(device, own.id, 'verify', {
        event: await world.sees(device, own.object.account.name, { active: 'true', role: 'Helpdesk' }),
      });
    expect(code(await look(world.jide))).toBe('lifecycle.twoParts');
    expect((await look(world.lan)).json).toMatchObject({ state: 'in-use', verified: { witness: 'other' } });
  });

  it('takes no ticket nobody had open, nor one of another client', async () => {
    const body = { client: 'northwind', technician: 'zmueller', template: 'desk' };
    const bare = await world.call(world.jide, 'POST', '/v1/requests', body);
    expect(code(bare)).toBe('lifecycle.ticket');
    const unseen = await world.call(world.jide, 'POST', '/v1/requests', {
      ...body,
      ticket: { console: 'rt', number: '999' },
    });
    expect(code(unseen)).toBe('lifecycle.ticketUnseen');
    await world.opens(world.lead, '55', 'contoso');
    const other = await world.call(world.jide, 'POST', '/v1/requests', {
      ...body,
      ticket: { console: 'rt', number: '55' },
    });
    expect(code(other)).toBe('lifecycle.ticketUnseen');
  });

  it('never approves itself where the risk is high', async () => {
    await world.put('templates', 'ruling', {
      label: 'Directory administrators',
      grants: [{ kind: 'iam', client: 'northwind', purpose: 'admin', role: 'Domain Admins', groups: [] }],
    });
    await world.put('technicians', 'zmueller', { templates: ['desk', 'ruling'] });
    const request = await ask({ technician: 'zmueller', template: 'ruling' });
    expect(request).toMatchObject({ state: 'requested', risk: 'high' });
  });
});

describe('people', () => {
  it('of the client’s group decide, and nobody in their place; never on their own', async () => {
    const request = await world.ask({ role: 'Reception' });
    for (const device of [world.jide, world.lan, world.lead]) {
      const answer = await world.agree(request, device);
      expect([answer.status, code(answer)]).toEqual([403, 'lifecycle.role']);
    }
    await world.put('groups', 'managers', { members: ['praman', 'jadeyemi', 'zmueller'] });
    expect(code(await world.agree(request, world.jide))).toBe('lifecycle.twoParts');
    await world.put('groups', 'managers', { members: ['praman'] });
    expect((await world.agree(request)).json.state).toBe('approved');
    expect((await world.read(request.id, world.priya)).may).toEqual([]);
  });

  it('decide on what they saw: another object, or one that changed, is asked anew', async () => {
    const request = await world.ask({ role: 'Scheduling' });
    const other = await world.ask({ role: 'Billing' });
    expect(code(await world.step(world.priya, request.id, 'approve', { hash: other.hash }))).toBe(
      'lifecycle.otherObject',
    );
    await world.agree(request);
    await world.put('consoles', 'lam', { label: 'Northwind directory' });
    const saved = await world.submits(world.lan, request.object.account.name);
    const late = await world.step(world.lan, request.id, 'implemented', { events: [saved] });
    expect([late.status, code(late)]).toEqual([409, 'lifecycle.changed']);
    const now = await world.read(request.id);
    expect(now).toMatchObject({ state: 'requested', approvals: [] });
    expect(now.hash).not.toBe(request.hash);
    expect(code(await world.agree(request))).toBe('lifecycle.otherObject');
    expect((await world.agree(now)).json.state).toBe('approved');
  });

  it('reject with a reason, and who asked takes it back', async () => {
    const rejected = await world.ask({ role: 'Archive' });
    const answer = await world.step(world.priya, rejected.id, 'reject', { hash: rejected.hash, why: 'Not needed' });
    expect(answer.json.state).toBe('rejected');
    const taken = await world.ask({ role: 'Archive 2' });
    expect((await world.step(world.jide, taken.id, 'cancel', { why: 'A mistake' })).json.state).toBe('cancelled');
  });

  it('without the extension are recorded by somebody who read their reply, and never shown as signed', async () => {
    const request = await world.ask({ role: 'Recorded' });
    const reply = (event: string) => ({ hash: request.hash, approver: 'Dr. Sand', reply: 'Yes, please do', event });
    const mine = await world.opens(world.jide);
    expect(code(await world.step(world.jide, request.id, 'recorded', reply(mine)))).toBe('lifecycle.twoParts');
    expect(code(await world.step(world.lan, request.id, 'recorded', reply(mine)))).toBe('lifecycle.eventOther');
    const read = await world.opens(world.lan);
    expect((await world.step(world.lan, request.id, 'recorded', reply(read))).json).toMatchObject({
      state: 'approved',
      approvals: [{ way: 'recorded', by: 'client:Dr. Sand', recordedBy: 'lnguyen', said: 'Yes, please do' }],
    });
    const saved = await world.submits(world.lan, request.object.account.name);
    expect(code(await world.step(world.lan, request.id, 'implemented', { events: [saved] }))).toBe(
      'lifecycle.twoParts',
    );
  });
});

describe('a link', () => {
  const page = (address: string, form?: Record<string, string>, headers: Record<string, string> = {}) =>
    world.collector.app.request(new URL(address).pathname, {
      ...(form
        ? {
            method: 'POST',
            body: new URLSearchParams(form).toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          }
        : {}),
    });
  const link = { approver: 'Dr. <b>Sand</b>', mail: 'sand@northwind.example', hours: 2 };

  it('says exactly what is decided on, decides once, and is nowhere else', async () => {
    const request = await world.ask({ role: 'By <link>' });
    expect(code(await world.step(world.jide, request.id, 'link', link))).toBe('lifecycle.twoParts');
    expect(code(await world.step(world.lan, request.id, 'link', { ...link, mail: 'me@msp.example' }))).toBe(
      'lifecycle.approver',
    );
    const made = await world.step(world.lan, request.id, 'link', link);
    expect(made.status).toBe(201);
    const { address } = made.json;
    const shown = await page(address);
    const text = await shown.text();
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain(request.object.account.name);
    expect(text).toContain('By &#60;link&#62;');
    expect(text).not.toMatch(/<script|<b>/);
    expect((await world.read(request.id)).state).toBe('requested');

    const yes = { decision: 'approve', hash: request.hash };
    expect((await page(address, yes, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await page(address, yes, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await page(address, { ...yes, hash: '0'.repeat(64) })).status).toBe(409);
    expect((await page(address, yes)).status).toBe(200);
    expect(await world.read(request.id)).toMatchObject({
      state: 'approved',
      approvals: [{ way: 'link', by: link.mail }],
    });
    expect((await page(address, yes)).status).toBe(404);
    expect((await page(address)).status).toBe(404);

    const token = address.split('/').at(-1) as string;
    const kept = JSON.stringify([
      await world.collector.db.selectFrom('approval_links').selectAll().execute(),
      await world.said(),
      world.collector.lines,
    ]);
    expect(kept).not.toContain(token);
  });

  it('is over after its hours, and no letter of it can be changed', async () => {
    const request = await world.ask({ role: 'Late' });
    const { address } = (await world.step(world.lan, request.id, 'link', link)).json;
    const other = address.slice(0, -1) + (address.endsWith('A') ? 'B' : 'A');
    expect((await page(other)).status).toBe(404);
    world.later(121);
    expect((await page(address)).status).toBe(404);
  });
});

describe('of two who step at once', () => {
  it('one is told to look again, and what each says is there once', async () => {
    const request = await world.ask({ role: 'Raced' });
    const answers = await Promise.all([
      ...[1, 2, 3].map(() => world.agree(request)),
      world.step(world.jide, request.id, 'cancel', { why: 'Changed my mind' }),
    ]);
    const good = answers.filter(({ status }) => status === 200);
    const steps = (await world.read(request.id)).steps as { step: string }[];
    expect(steps).toHaveLength(1 + good.length);
    expect(steps.filter(({ step }) => step === 'approve').length).toBeLessThanOrEqual(1);
  });
});

describe('where a client demands four eyes', () => {
  it('no rule decides, and as many people agree as it says', async () => {
    await world.put('clients', 'northwind', { fourEyes: true, lifecycle: { standard: true, approvals: 2 } });
    await world.put('groups', 'managers', { members: ['praman', 'lnguyen'] });
    const standard = { console: 'practice-portal', role: undefined, template: 'desk', technician: 'zmueller' };
    const request = await world.ask(standard);
    expect(request).toMatchObject({ state: 'requested', approvals: [], needed: 2 });
    expect((await world.agree(request)).json.state).toBe('requested');
    expect(code(await world.agree(request))).toBe('lifecycle.approvedTwice');
    expect((await world.agree(request, world.lan)).json.state).toBe('approved');
  });
});
