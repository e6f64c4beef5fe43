import assert from 'node:assert/strict';
import type { FillAnswer, OpenAnswer } from '../../lib/wire/state.ts';
import type { Attack } from './attack.ts';
import { identityForm } from './pages.ts';

const FIELDS = [
  { key: 'f1', attribute: 'email', control: 'E-mail', confidence: 1, source: 'profile', holds: 'nothing' },
];

export const attack: Attack = {
  number: 20,
  title: 'a nonce is used again in another tab and after a navigation',
  async attack(stage) {
    const scene = await stage.form();
    const first = await stage.inside(scene.page);
    const { nonce } = await first.say<OpenAnswer>({ type: 'open', url: scene.page.url() });
    const intend = { type: 'fill.intend', nonce, fields: FIELDS, overwrite: true, gesture: 'click' };

    // It is good where it was given: the refusals below are not for another reason.
    const good = await first.say<FillAnswer>(intend);
    assert(good.ok, JSON.stringify(good));

    const other = await stage.open(stage.hosts.serve(`${stage.hosts.origin('hostile')}/other`, identityForm()));
    const second = await stage.inside(other);
    const own = await second.say<OpenAnswer>({ type: 'open', url: other.url() });
    const mark = await stage.mark();
    assert.equal((await second.say(intend)).code, 'stale', 'another tab’s nonce');
    const outcome = { type: 'fill.outcome', intent: good.intent, fields: [{ key: 'f1', outcome: 'kept' }] };
    assert.equal((await second.say({ ...outcome, nonce })).code, 'stale', 'an outcome with another tab’s nonce');
    assert.equal((await second.say({ ...outcome, nonce: own.nonce })).code, 'stale', 'another tab’s intent');
    await other.close();

    await scene.page.goto(stage.hosts.serve(`${stage.hosts.origin('hostile')}/next`, identityForm()));
    const later = await stage.inside(scene.page);
    assert.equal((await later.say(intend)).code, 'stale', 'the nonce of the page before');
    assert.equal((await later.say({ ...intend, nonce: crypto.randomUUID() })).code, 'stale', 'a made-up nonce');
    const next = await later.say<OpenAnswer>({ type: 'open', url: scene.page.url() });
    assert.notEqual(next.nonce, nonce);
    assert.equal((await later.say({ ...outcome, nonce: next.nonce })).code, 'stale', 'the intent of the page before');

    const events = await stage.after(mark, () => false, 500);
    const noticed = events.filter(({ verb, code }) => verb === 'security.noticed' && code === 'stale');
    assert(noticed.length >= 3, `the log names ${noticed.length} of them`);
    assert(
      !events.some(({ verb, outcome: told }) => verb === 'fill.done' && told !== 'unknown'),
      'an outcome was accepted',
    );
    assert(!events.some(({ verb }) => verb === 'fill.intended'));
    return 'from another tab, after a navigation, made up, and with another tab’s intent: refused as stale and logged';
  },
};
