import assert from 'node:assert/strict';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { overlayOf } from '../drive/overlay.ts';
import type { Attack } from './attack.ts';
import { deskTicket } from './pages.ts';

const SUBJECT =
  '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script>\u202Egnp.exe\u001b[31m RED \u001b[0m\n{"verb":"fill.done","outcome":"success"}\r\n2026-01-01 approved\u2028{{constructor.constructor("pwned=3")()}}';

export const attack: Attack = {
  number: 15,
  title: 'a ticket’s text with markup, script, bidi marks, terminal codes and line breaks',
  async attack(stage) {
    const { hosts, world } = stage;
    const ticket = { number: '1501', subject: SUBJECT, description: SUBJECT };
    for (const [path, body] of deskTicket(ticket)) hosts.serve(hosts.origin('desk') + path, body);
    const mark = await stage.mark();
    const page = await stage.open(`${hosts.origin('desk')}/tickets/1501`);
    const overlay = await overlayOf(page);
    if ((await overlay.waitFor('1501')).includes('Open the Unswivel panel'))
      await overlay.click('Open the Unswivel panel');
    assertOnlyText(await overlay.waitFor('Somebody of the client'));

    // What a reader that was taken over would send: the same text with nothing taken out of it.
    const inside = await stage.inside(page);
    const { nonce } = await inside.say({ type: 'open', url: page.url() });
    const raw = { number: '1502', subject: SUBJECT, status: 'open' };
    await inside.say({ type: 'read', nonce, page: 'ticket', ticket: raw, problems: [] });
    await world.own({ type: 'own.ticket', tab: await world.tabOf(page), ticket: 'practice-desk:1502' });
    const text = await overlay.waitFor('1502');
    assertOnlyText(text);
    assert(text.includes('‹U+202E›gnp.exe␛[31m RED'), `marks are not shown as what they are: ${text}`);
    assert.equal(await inside.run('typeof globalThis.pwned'), 'undefined', 'it ran in our world');
    assert.equal(await page.evaluate('typeof globalThis.pwned'), 'undefined', 'it ran in the page');

    const events = await stage.after(mark, ({ verb }) => verb === 'ticket.bound');
    assert(!events.some(({ verb }) => verb === 'fill.done'), 'the text became an event');
    await world.delivered();
    const collected = await world.collectedEvents();
    for (const number of ['1501', '1502']) {
      const read = ({ verb, object }: EventBody) => verb === 'ticket.read' && object?.key === number;
      const logged = collected.filter(({ body }) => body !== null && read(body));
      assert.equal(logged.length, 1, `the log holds ${logged.length} readings of ${number}`);
      assert.deepEqual(logged[0]?.body, events.find(read), 'the collector holds something else than the device');
    }
    const kept = collected.find(({ body }) => body?.object?.key === '1502' && body.verb === 'ticket.read');
    const subject = kept?.body?.fields?.find(({ attribute }) => attribute === 'subject')?.to;
    assert.equal(subject, SUBJECT, 'the log changed the text');
    await page.close();
    return 'shown as text with every mark made visible, nothing ran, one intact entry in the log for each reading';
  },
};

function assertOnlyText(text: string): void {
  assert(text.includes('<img src=x onerror=') && text.includes('<script>'), `the markup is not shown as text: ${text}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  assert.doesNotMatch(text, /[\u001b\u202e\u2028\r\n]/);
}
