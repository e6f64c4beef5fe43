/** The page an approver of the client's sees: plain HTML, no script, nothing from elsewhere. It says exactly what is decided on; looking at it decides nothing. */
import { createHash } from 'node:crypto';
import { displayText } from '../../evidence/display-text.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:40rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.25rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}
label{display:block;margin:1rem 0 .25rem}textarea{width:100%;box-sizing:border-box;font:inherit}button{font:inherit;padding:.5rem 1rem;margin:1rem .5rem 0 0}code{font-size:.8rem;overflow-wrap:anywhere}`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
} as const;

const LONGEST = 500;
const escaped = (text: string): string =>
  displayText(text, LONGEST).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`;

export interface Named {
  approver: string;
  subject: string;
  client: string;
  console: string;
  requester: string;
}

const CHANGE = {
  grant: 'New access',
  change: 'A change of access',
  removal: 'The end of access',
  rotation: 'A new secret',
} as const;

/** What is asked for, and the two buttons. */
export function askingPage(request: AccessRequest, named: Named, expires: string): string {
  const rows = rowsOf(request, named).map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  return page(
    request.emergency ? 'An emergency to review' : 'A request to decide on',
    `<p>${escaped(named.approver)}, you decide for ${escaped(named.client)} whether this is right. This page works once, until ${escaped(expires)}.</p>
<dl>${rows.join('')}</dl>
<form method="post"><input type="hidden" name="hash" value="${request.hash}">
<label for="why">Reason (needed to reject)</label><textarea id="why" name="why" rows="3" maxlength="512"></textarea>
<button name="decision" value="approve">Approve exactly this</button><button name="decision" value="reject">Reject</button></form>
<p>Fingerprint of what is decided on: <code>${request.hash}</code></p>`,
  );
}

function rowsOf({ object, ticket, why, risk, emergency, endsAt }: AccessRequest, named: Named): [string, string][] {
  const rows: [string, string | null | undefined][] = [
    ['What', CHANGE[object.change]],
    ['For', named.subject],
    ['At', named.client],
    ['In', named.console],
    ['Account', `${object.account.name}${object.account.purpose ? ` (${object.account.purpose})` : ''}`],
    ['Role', object.role],
    ['Groups', object.groups.join(', ')],
    ['No longer', object.without.join(', ')],
    ['For so long', object.maxHours === null ? null : `${object.maxHours} hours`],
    ['Begun', emergency?.begunAt],
    ['Ends', endsAt],
    ['Risk', risk === 'high' ? 'High: it rules over others' : 'Normal'],
    ['Ticket', ticket?.number],
    ['Asked by', named.requester],
    ['Reason given', why],
  ];
  return rows.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
}

export const decidedPage = (state: AccessRequest['state']): string =>
  page(
    state === 'approved' || state === 'emergency-approved' ? 'Approved' : 'Your decision was taken',
    `<p>${state === 'requested' ? 'Somebody else must agree too.' : state === 'rejected' ? 'It was rejected. Nothing is given.' : state === 'revocation-requested' ? 'It is to end, and whoever answers for it is told.' : 'It can be carried out now.'} You can close this page; the link does not work again.</p>`,
  );

export const refusedPage = (sentence: string): string =>
  page('This cannot be decided here', `<p>${escaped(sentence)}</p>`);
