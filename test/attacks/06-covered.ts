import assert from 'node:assert/strict';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import type { Attack } from './attack.ts';
import { deskTicket } from './pages.ts';
import { refusesEach } from './refused.ts';
import { type Stage, TREAT } from './stage.ts';

const COVER =
  'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0;padding:0;background:white;pointer-events:none';

export const attack: Attack = {
  number: 6,
  title: 'the page opens something that takes no pointer above the overlay',
  async attack(stage) {
    const fill = await refusesEach(
      stage,
      {
        popover: `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = '${COVER}'; document.body.append(p); p.showPopover()`,
        'popover in a closed root': `const h = document.createElement('div'); document.body.append(h); const s = h.attachShadow({ mode: 'closed' }); s.innerHTML = '<div popover=manual style="${COVER}"></div>'; s.firstChild.showPopover()`,
        'popover of no size': `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = 'width:0;height:0;padding:0;border:0;overflow:visible;pointer-events:none'; p.innerHTML = '<div style="${COVER}"></div>'; document.body.append(p); p.showPopover()`,
        // A modal dialog makes all outside it inert; a popover inside it that takes no pointer covers what the person sees.
        'dialog, then raised again': `const d = document.createElement('dialog'); d.style.cssText = '${COVER}'; document.body.append(d); d.show(); d.popover = 'manual'; d.close(); d.showPopover()`,
      },
      ['covered'],
    );
    return `${fill} · ${await refusesChoices(stage)}`;
  },
};

/** A sentence of the page's own over one choice: the person presses what they read. */
const OVER = (box: object) =>
  `(() => { const box = ${JSON.stringify(box)}; const p = document.createElement('div'); p.id = 'over'; p.popover = 'manual'; p.textContent = 'Session expired: Continue'; p.style.cssText = 'position:fixed;margin:0;border:0;padding:0;background:white;pointer-events:none;inset:auto;left:' + box.x + 'px;top:' + box.y + 'px;width:' + box.width + 'px;height:' + box.height + 'px'; document.body.append(p); p.showPopover() })()`;

/** Ticket, client and subject are no more chosen under a cover than a form is filled, by the mouse or by a key; without the cover they are. */
async function refusesChoices(stage: Stage): Promise<string> {
  const { hosts } = stage;
  const unknown = { name: 'Nobody Knows Ltd', id: 'NKL-09', mail: 'office@nobody.example' };
  const text = { subject: 'New starter', description: 'A laptop' };
  const tickets = [{ number: '603', client: unknown }, { number: '601' }, { number: '602' }];
  for (const ticket of tickets)
    for (const [path, body] of deskTicket({ ...text, ...ticket })) hosts.serve(hosts.origin('desk') + path, body);
  const page = await stage.open(`${hosts.origin('desk')}/tickets/603`);
  const overlay = await overlayOf(page);
  if ((await overlay.waitFor('603')).includes('Open the Unswivel panel'))
    await overlay.click('Open the Unswivel panel');
  const onward = async () => {
    for (const number of ['601', '602']) {
      await page.goto(`${hosts.origin('desk')}/tickets/${number}`);
      await overlay.waitFor(`Ticket Change ${number}`);
    }
    await overlay.typeInto('Lan Nguyen');
    await overlay.waitFor('T-1003');
  };
  const choices: { verb: EventBody['verb']; what: RegExp; open?: () => Promise<void>; key?: string }[] = [
    { verb: 'client.confirmed', what: /^ ?Northwind/ },
    { verb: 'subject.chosen', what: /T-1003/, open: onward },
    { verb: 'subject.chosen', what: /T-1003/, open: () => inSearch(overlay), key: 'Enter' },
    { verb: 'ticket.bound', what: /^ ?\d 601/, open: () => overlay.click(/^Change/) },
    { verb: 'ticket.bound', what: /^ ?\d 601/, open: async () => undefined, key: '2' },
  ];
  const seen: string[] = [];
  for (const { verb, what, open, key } of choices) {
    await open?.();
    await page.waitForTimeout(TREAT);
    const box = await overlay.box(what);
    const press = () =>
      key ? page.keyboard.press(key) : page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.evaluate(OVER(box));
    await page.waitForTimeout(TREAT);
    const mark = await stage.mark();
    await press();
    const told = await stage.after(mark, (event) => event.verb === verb);
    const line = told.map((event) => `${event.verb} ${event.outcome} ${event.code ?? ''}`).join(', ');
    assert(
      told.some((event) => event.verb === verb && event.code === 'covered'),
      `${verb}${key ? ` by ${key}` : ''} under a cover: ${line || 'nothing'}`,
    );
    assert(!told.some((event) => event.verb === verb && event.outcome === 'success'), `chosen under a cover: ${line}`);
    await page.evaluate("document.querySelector('#over').remove()");
    seen.push(`${verb}${key ? ` by ${key}` : ''} → covered`);
  }
  // It was the cover: the same key goes through without it.
  await page.waitForTimeout(TREAT);
  const mark = await stage.mark();
  await page.keyboard.press('2');
  const bound = (event: EventBody) => event.verb === 'ticket.bound' && event.outcome === 'success';
  assert((await stage.after(mark, bound)).some(bound), 'a digit does not choose a ticket');
  await page.close();
  return seen.join(' · ');
}

/** The search keeps its words after a refused press; the focus goes back to it. */
async function inSearch(overlay: Overlay): Promise<void> {
  await overlay.typeInto('');
}
