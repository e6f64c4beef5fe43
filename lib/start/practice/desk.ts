import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { keptFile } from './kept-file.ts';
import { type Markup, page } from './layout.ts';
import { FIRST_TICKETS, STATUSES, type Ticket } from './tickets.ts';

const WHO = 'Maren Kruse';

/**
 * The practice ticketing console. Tickets are kept in `<state>/tickets.json`.
 * GET / · GET /tickets/:number · POST /tickets/:number/{status,notes} · JSON: GET /api/tickets, GET /api/tickets/:number.
 */
export function practiceDesk(state: string): Hono {
  const store = keptFile<Ticket[]>(join(state, 'tickets.json'), FIRST_TICKETS);
  const find = (number: string) => store.value.find((ticket) => String(ticket.number) === number);
  const app = new Hono();

  app.get('/', (c) => c.html(list(store.value)));
  app.get('/api/tickets', (c) => c.json({ tickets: store.value }));
  app.get('/api/tickets/:number', (c) => {
    const ticket = find(c.req.param('number'));
    return ticket ? c.json(ticket) : c.json({ error: 'There is no such ticket.' }, 404);
  });
  app.get('/tickets/:number', (c) => {
    const ticket = find(c.req.param('number'));
    return ticket ? c.html(ticketPage(ticket)) : c.html(nothing(c.req.param('number')), 404);
  });
  app.post('/tickets/:number/status', async (c) => {
    const ticket = find(c.req.param('number'));
    const status = STATUSES.find((one) => one === c.req.query('to'));
    if (!ticket || !status) return c.html(nothing(c.req.param('number')), 404);
    ticket.status = status;
    store.keep();
    return c.redirect(`/tickets/${ticket.number}`, 303);
  });
  app.post('/tickets/:number/notes', async (c) => {
    const ticket = find(c.req.param('number'));
    if (!ticket) return c.html(nothing(c.req.param('number')), 404);
    const { note = '', minutes, internal } = await c.req.parseBody();
    const text = String(note).slice(0, 4000);
    const worked = Math.min(Math.trunc(Number(minutes)) || 0, 1440);
    if (text.trim())
      ticket.notes.push({
        ...{ at: new Date().toISOString(), by: WHO, text },
        ...(internal === undefined ? {} : { internal: true }),
        ...(worked > 0 ? { minutes: worked } : {}),
      });
    store.keep();
    return c.redirect(`/tickets/${ticket.number}`, 303);
  });
  return app;
}

const bar = (): Markup => html`<strong>Practice desk</strong><nav><a href="/">Tickets</a></nav>
  <span class="grow"></span><span class="who">Signed in as <span id="signed-in">${WHO}</span></span>`;

const list = (tickets: Ticket[]): Markup =>
  page(
    'Tickets · Practice desk',
    bar(),
    html`<div class="card"><h1>Tickets</h1><table>
<thead><tr><th>Number</th><th>Subject</th><th>Client</th><th>Requester</th><th>Owner</th><th>Status</th></tr></thead>
<tbody>${tickets.map(
      (
        one,
      ) => html`<tr><td>${one.number}</td><td><a href="/tickets/${one.number}">${one.subject}</a></td><td>${one.company.name}</td>
<td>${one.requester.name}</td><td>${one.owner}</td><td><span class="pill">${one.status}</span></td></tr>`,
    )}</tbody></table></div>`,
  );

const fact = (label: string, value: string, id: string): Markup =>
  html`<div><dt>${label}</dt><dd data-field="${id}">${value}</dd></div>`;

const noteFacts = (at: string, internal = false, minutes?: number): string =>
  [at, internal && 'internal', minutes && `${minutes} min`].filter(Boolean).join(' · ');

function ticketPage(ticket: Ticket): Markup {
  const { number, company, requester } = ticket;
  const body = html`<article class="card" data-ticket="${number}">
<h1><span class="pill">#<span data-field="number">${number}</span></span> <span data-field="subject">${ticket.subject}</span></h1>
<dl class="facts">
${fact('Status', ticket.status, 'status')}${fact('Queue', ticket.queue, 'queue')}${fact('Priority', ticket.priority, 'priority')}
${fact('Owner', ticket.owner, 'owner')}${fact('Client', company.name, 'client')}${fact('Client number', company.id, 'client-id')}
${fact('Requester', requester.name, 'requester')}${fact('E-mail', requester.email, 'requester-email')}
${fact('Phone', requester.phone, 'requester-phone')}${fact('Created', ticket.created, 'created')}
</dl>
<h2>Description</h2><blockquote data-field="description">${ticket.description}</blockquote>
<div class="row">${STATUSES.filter((status) => status !== ticket.status).map(
    (status) =>
      html`<form method="post" action="/tickets/${number}/status?to=${status}"><button>${status}</button></form>`,
  )}</div>
</article>
<section class="card"><h2>Notes</h2>
${ticket.notes.map(({ by, at, internal, minutes, text }) => html`<p><strong>${by}</strong> <span class="who">${noteFacts(at, internal, minutes)}</span></p><blockquote>${text}</blockquote>`)}
<form method="post" action="/tickets/${number}/notes"><label for="note">Add a note</label><textarea id="note" name="note" rows="3"></textarea>
<div class="row"><label><input type="checkbox" name="internal" value="1" class="tick"> Internal: the requester does not see it</label>
<label>Minutes worked <input type="number" name="minutes" min="1" max="1440" class="short"></label><button class="main">Save note</button></div></form></section>`;
  return page(`#${number} ${ticket.subject} · Practice desk`, bar(), body);
}

const nothing = (number: string): Markup =>
  page(
    'Not found · Practice desk',
    bar(),
    html`<div class="card"><h1>There is no ticket ${number}</h1><a href="/">All tickets</a></div>`,
  );
