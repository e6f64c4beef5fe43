import assert from 'node:assert/strict';
import { accessPeople, atAccount, refusals } from './access-request.ts';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 30,
  title:
    'somebody approves their own request, decides for a client they do not decide for, or is two people in one request',
  async attack(stage) {
    const { jide, lan, priya, ask, step, read } = await accessPeople(stage);
    const request = await ask();
    const agree = { hash: request.hash };
    const mine = await jide.says({
      verb: 'ticket.read',
      ticket: { console: 'practice-desk', number: '23' },
      client: { id: 'northwind', version: 1 },
    });
    const own = await refusals([
      step(jide, request, 'approve', agree),
      step(jide, request, 'recorded', { ...agree, approver: 'Dr. Sand', reply: 'Yes', event: mine }),
      step(jide, request, 'link', { approver: 'Jide', mail: 'jide@northwind.example' }),
    ]);
    assert.deepEqual(own, ['lifecycle.role', 'lifecycle.twoParts', 'lifecycle.twoParts']);
    const outside = await refusals([
      step(lan, request, 'approve', agree),
      step(lan, request, 'link', { approver: 'Lan', mail: 'lan@msp.example' }),
      stage.admin.call('POST', `/v1/requests/${request.id}/approve`, agree) as ReturnType<typeof step>,
    ]);
    assert.deepEqual(outside, ['lifecycle.role', 'lifecycle.approver', 'lifecycle.role']);
    assert.equal((await step(priya, request, 'approve', agree)).status, 200);
    const { name } = request.object.account;
    const deed = await jide.says(atAccount(name, { verb: 'form.submitted' }));
    const two = await refusals([step(jide, request, 'implemented', { events: [deed] })]);
    assert.deepEqual(two, ['lifecycle.twoParts']);
    assert.equal((await read(request)).state, 'approved');
    return `in person, by a made-up reply, by a link to oneself, from outside the group, and doing what one asked for: refused, ${own.length + outside.length + two.length} times`;
  },
};
