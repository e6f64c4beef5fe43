import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { assertNothingFilled } from './refused.ts';

const SAY = `
  const nonce = crypto.randomUUID();
  const fields = [{ key: 'f1', attribute: 'email', control: 'E-mail', confidence: 1, source: 'profile', holds: 'nothing' }];
  const said = [
    { type: 'fill.intend', nonce, fields, overwrite: true, gesture: 'click' }, { type: 'fill', nonce },
    { type: 'subject.choose', nonce, subject: 'mkruse' }, { type: 'ticket.bind', nonce, ticket: null }, { type: 'unswivel.approve' }, 'unswivel:fill',
    { type: 'state', nonce, state: { actor: { name: 'Mallory' } } },
  ];
  for (const message of said) {
    window.postMessage(message, '*');
    document.dispatchEvent(new CustomEvent('unswivel', { detail: message }));
    document.querySelector('[data-unswivel=""]').dispatchEvent(new MessageEvent('message', { data: message }));
  }`;

export const attack: Attack = {
  number: 1,
  title: 'the page posts messages shaped like ours',
  async attack(stage) {
    const scene = await stage.form();
    const mark = await stage.mark();
    await scene.page.evaluate(SAY);
    const events = await stage.after(mark, (event) => event.verb === 'security.noticed');
    await assertNothingFilled(scene, events);
    const noticed = events.find((event) => event.verb === 'security.noticed' && event.code === 'page.postMessage');
    assert(noticed, 'the messages were not logged');
    assert.equal(noticed.detail?.count, 10, 'the messages were not counted');
    assert(!(await scene.overlay.text()).includes('Mallory'), 'the overlay shows what the page sent');
    assert.deepEqual(
      events.filter(({ verb }) => verb !== 'security.noticed'),
      [],
    );
    return 'all ignored; those in our name, by two ways, were counted (10) and logged as page.postMessage';
  },
};
