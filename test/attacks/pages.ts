/** Pages the hostile consoles serve. */

/** An identity form as consoles have it; `more` is put inside it. */
export function identityForm(more = ''): string {
  const fields = [
    ['given', 'First name', 'given-name'],
    ['family', 'Last name', 'family-name'],
    ['display', 'Display name', 'name'],
    ['mail', 'E-mail', 'email'],
    ['job', 'Job title', 'organization-title'],
  ];
  const inputs = fields.map(
    ([id, label, fill]) =>
      `<p><label for="${id}">${label}</label> <input id="${id}" name="${id}" autocomplete="${fill}"></p>`,
  );
  return page(
    `<h1>New user</h1><form id="user" onsubmit="return false">${inputs.join('')}${more}<button>Save</button></form>`,
  );
}

/** What Lan Nguyen's form holds once it was filled. */
export const FILLED = {
  given: 'Lan',
  family: 'Nguyen',
  display: 'Lan Nguyen',
  mail: 'l.nguyen@msp.example',
  job: 'Technician',
};

export function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Console</title><body>${body}</body></html>`;
}

export interface HostileTicket {
  number: string;
  subject: string;
  description: string;
  client?: { name: string; id: string; mail: string };
}

const NORTHWIND = { name: 'Northwind Dental', id: 'NWD-01', mail: 'office@northwind.example' };

/** A ticket as the practice desk's page and JSON show it: `[address path, body]` of each. */
export function deskTicket({ number, subject, description, client = NORTHWIND }: HostileTicket) {
  const facts = {
    number,
    subject,
    status: 'open',
    queue: 'Access',
    priority: 'normal',
    owner: 'Maren Kruse',
    client: client.name,
    'client-id': client.id,
    requester: 'Office',
    'requester-email': client.mail,
    description,
  };
  const shown = Object.entries(facts).map(([field, value]) => `<p data-field="${field}">${escaped(value)}</p>`);
  const json = {
    number: Number(number),
    subject,
    status: facts.status,
    queue: facts.queue,
    priority: facts.priority,
    owner: facts.owner,
    company: { name: client.name, id: client.id },
    requester: { name: facts.requester, email: client.mail },
    description,
  };
  return [
    [
      `/tickets/${number}`,
      page(`<span id="signed-in">Maren Kruse</span><article data-ticket="${number}">${shown.join('')}</article>`),
    ],
    [`/api/tickets/${number}`, json],
  ] as const;
}

/** The practice portal's form for a new user, in this tenant. */
export function portalForm(tenant: string): string {
  const names = ['firstName', 'lastName', 'displayName', 'userName', 'principalName', 'mail'];
  const inputs = names.map((name) => `<p><label for="${name}">${name}</label> <input id="${name}" name="${name}"></p>`);
  return page(
    `<span data-tenant="x">${tenant}</span><span id="signed-in">maren</span><form id="new-user">${inputs.join('')}<button id="save">Save</button></form>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
