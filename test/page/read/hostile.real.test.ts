import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageMessageSchema } from '../../../lib/wire/page.schema.ts';
import { evaluateBeside } from '../../consoles/chromium.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const page = {
  container: '#ticket',
  shown: { ticket: '.no' },
  read: { number: { url: 'ticket' }, subject: 'h1', client: { label: 'Client' }, description: '.body' },
  require: ['number', 'subject'],
};

describe('a hostile page', () => {
  it('cannot bend the reader by names that hide the DOM (attack 14)', async () => {
    const names =
      'parentNode nextSibling childNodes firstChild nodeType nodeName localName ownerDocument textContent attributes getAttribute matches closest querySelector querySelectorAll checkVisibility shadowRoot isConnected elements URL title createTreeWalker documentElement defaultView config'.split(
        ' ',
      );
    const inputs = names.map((name) => `<input name="${name}"><input id="${name}">`).join('');
    await desk.open(`<title>t</title>${names.map((name) => `<img name="${name}"><form name="${name}"></form>`).join('')}
      <form id="ticket">${inputs}<b class="no">42</b><h1>Printer</h1><div>Client</div><div>Northwind</div><p class="body">Text</p></form>
      <script>Object.prototype.pattern = '^x'; Object.prototype.attr = 'id'; Object.prototype.empty = ['Printer'];
        Element.prototype.getAttribute = () => 'bent'; Array.prototype.find = () => 'bent'; RegExp.prototype.exec = () => ['bent'];</script>`);
    const { ticket, problems } = await desk.read(page, { ticket: '42' });
    expect(problems).toEqual([]);
    expect(ticket).toEqual({ number: '42', subject: 'Printer', client: 'Northwind', description: 'Text' });
  });

  it('gives text that is one line, well formed, and what the wire takes (attack 15)', async () => {
    await desk.open(
      `<div id="ticket"><b class="no">42</b><h1></h1><dl><dt>Client</dt><dd>Northwind\u202e moc.live\u2066</dd></dl><pre class="body"></pre></div>`,
    );
    await desk.page.evaluate(() => {
      const [subject, body] = [document.querySelector('h1'), document.querySelector('.body')];
      if (subject) subject.textContent = '<img src=x onerror=alert(1)>\u001b[31m red\u0000\u0085\n\n next\t\ud83d.';
      if (body) body.textContent = `${'a'.repeat(2046)}\ud83d\ude00 end`;
    });
    const reading = await desk.read(page, { ticket: '42' });
    expect(reading.ticket?.subject).toBe('<img src=x onerror=alert(1)> [31m red next \ufffd.');
    expect(reading.ticket?.client).toBe('Northwind moc.live');
    expect(reading.ticket?.description).toBe(`${'a'.repeat(2046)}…`);
    expect(pageMessageSchema.safeParse({ type: 'read', nonce: 'n', ...reading }).error).toBeUndefined();
  });

  it('costs little, however much it holds (attack 17)', async () => {
    await desk.open(
      '<div id="ticket"><b class="no">42</b><h1>Printer</h1><div class="body"></div><div>Client</div><div>Northwind</div></div>',
    );
    await desk.page.evaluate(() => {
      const body = document.querySelector('.body');
      if (!body) return;
      body.append('Client: '.repeat(10), 'x'.repeat(5_000_000));
      for (let count = 0; count < 20_000; count += 1) body.append(document.createElement('p'), 'y');
      setInterval(() => {
        for (let count = 0; count < 100; count += 1) body.setAttribute('data-n', String(count));
      }, 10);
    });
    const call = `(async () => {
      const started = performance.now();
      const reading = await reader.readPage({ page: ${JSON.stringify({ id: 't', shows: 'ticket', ...page })}, params: { ticket: '42' }, root: document, signal: new AbortController().signal });
      return { reading, took: performance.now() - started };
    })()`;
    const { reading, took } = (await evaluateBeside(desk.page, desk.script, call)) as {
      reading: { ticket: Record<string, string> };
      took: number;
    };
    expect(reading.ticket.client).toBe('Northwind');
    expect(reading.ticket.description).toHaveLength(2048);
    // far below a person's notice; the 45,000 nodes take about 20 ms here
    expect(took).toBeLessThan(400);
  });
});
