import { html } from 'hono/html';
import { type DirectoryUser, FIELDS, type Field, type Tenant } from './directory-users.ts';
import { type Markup, page } from './layout.ts';

const SCRIPT = '/portal.js';

function bar(tenant: Tenant, tenants: Tenant[]): Markup {
  return html`<strong>Practice portal</strong><nav><a href="/users">Users</a></nav><span class="grow"></span>
<form method="post" action="/tenant" class="tenant"><label for="tenant">Tenant</label>
<select id="tenant" name="tenant">${tenants.map(
    (one) => html`<option value="${one.id}" ${one.id === tenant.id ? 'selected' : ''}>${one.name}</option>`,
  )}</select></form>
<span class="who"><span data-tenant="${tenant.id}">${tenant.name}</span> · <span id="signed-in">maren.kruse@msp.example</span></span>`;
}

export function usersPage(tenant: Tenant, tenants: Tenant[]): Markup {
  const rows = tenant.users.map(
    ({
      values,
      enabled,
    }) => html`<tr data-user="${values.userName}"><td data-field="displayName"><a href="/users/${values.userName}">${values.displayName}</a></td>
<td data-field="userName">${values.userName}</td><td data-field="mail">${values.mail}</td><td data-field="jobTitle">${values.jobTitle}</td>
<td><span class="pill" data-field="status">${enabled ? 'Enabled' : 'Disabled'}</span></td></tr>`,
  );
  const body = html`<div class="card"><div class="row"><h1>Users of ${tenant.name}</h1><span class="grow"></span>
<a class="button main" href="/users/new">New user</a></div>
<table id="users"><thead><tr><th>Name</th><th>User name</th><th>E-mail</th><th>Job title</th><th>Status</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return page(`Users · ${tenant.name}`, bar(tenant, tenants), body, SCRIPT);
}

export function userPage(
  tenant: Tenant,
  tenants: Tenant[],
  { values, enabled }: DirectoryUser,
  saved: boolean,
): Markup {
  const statusDialog = enabled ? 'ask-disable' : 'ask-enable';
  const shown = FIELDS.map(
    ({ name, label, options }) =>
      html`<div><dt>${label}</dt><dd data-field="${name}">${options?.find(([value]) => value === values[name])?.[1] ?? values[name] ?? ''}</dd></div>`,
  );
  const body = html`${saved ? html`<p class="notice" role="status" id="saved">The user was saved.</p>` : ''}
<article class="card" data-user="${values.userName}"><h1>${values.displayName}</h1>
<dl class="facts">${shown}<div><dt>Status</dt><dd data-field="status">${enabled ? 'Enabled' : 'Disabled'}</dd></div></dl>
<div class="row"><a class="button main" href="/users/${values.userName}/edit">Edit</a>
<button type="button" data-opens="${statusDialog}">${enabled ? 'Disable account' : 'Enable account'}</button>
<button type="button" data-opens="ask-reset">Reset password</button></div></article>
${ask(statusDialog, `${enabled ? 'Disable' : 'Enable'} ${values.displayName}?`, `/users/${values.userName}/status`, enabled ? 'Disable' : 'Enable')}
${ask('ask-reset', `Reset the password of ${values.displayName}?`, `/users/${values.userName}/reset`, 'Reset')}`;
  return page(`${values.displayName} · ${tenant.name}`, bar(tenant, tenants), body, SCRIPT);
}

const ask = (id: string, question: string, action: string, verb: string): Markup =>
  html`<dialog id="${id}" aria-labelledby="${id}-question"><h2 id="${id}-question">${question}</h2>
<form method="post" action="${action}" class="row"><button class="main" data-confirm="${id}">${verb}</button><button type="button" data-closes="${id}">Cancel</button></form></dialog>`;

/** The form that makes and the form that changes a user. `problem` says why the last try was not saved; what was typed is still there. */
export function formPage(
  tenant: Tenant,
  tenants: Tenant[],
  editing: string | undefined,
  user: DirectoryUser,
  problem?: string,
): Markup {
  const title = editing === undefined ? `New user in ${tenant.name}` : `Edit ${user.values.displayName}`;
  const body = html`${problem ? html`<p class="notice bad" role="alert">${problem}</p>` : ''}
<form class="card" id="${editing === undefined ? 'new-user' : 'edit-user'}" method="post" action="${editing === undefined ? '/users/new' : `/users/${editing}/edit`}"
 autocomplete="off"><h1>${title}</h1><input type="hidden" name="in-tenant" value="${tenant.id}">
${editing === undefined ? '' : html`<input type="hidden" name="was" value="${editing}">`}
<div class="fields">${FIELDS.map((field) => control(field, user.values[field.name] ?? ''))}</div>
<div class="row"><input type="hidden" name="enabled" value="${user.enabled ? 'yes' : 'no'}">
<button type="button" class="switch" role="switch" id="enabled" aria-checked="${String(user.enabled)}" aria-label="Account enabled"></button><span>Account enabled</span></div>
<div class="row"><button class="main" id="save">Save</button><a class="button" href="/users">Cancel</a></div></form>`;
  return page(`${title} · ${tenant.name}`, bar(tenant, tenants), body, SCRIPT);
}

function control({ name, label, fill, options, required }: Field, value: string): Markup {
  const mark = required ? ' *' : '';
  if (!options)
    return html`<div><label for="f-${name}">${label}${mark}</label><input id="f-${name}" name="${name}" value="${value}" maxlength="120" autocomplete="${fill ?? 'off'}"></div>`;
  const choices = options.map(
    ([key, text]) => html`<option value="${key}" ${key === value ? 'selected' : ''}>${text}</option>`,
  );
  return html`<div><label for="f-${name}">${label}${mark}</label><select id="f-${name}" name="${name}"><option value=""></option>${choices}</select></div>`;
}

export const missingPage = (tenant: Tenant, tenants: Tenant[], name: string): Markup =>
  page(
    'Not found',
    bar(tenant, tenants),
    html`<div class="card"><h1>${tenant.name} has no user ${name}</h1><a href="/users">All users</a></div>`,
    SCRIPT,
  );

/** What the pages do in the browser: switch tenant at once, open and close dialogs, turn the switch. */
export const PORTAL_SCRIPT = `'use strict';
document.querySelector('#tenant').addEventListener('change', (event) => event.target.form.requestSubmit());
for (const button of document.querySelectorAll('[data-opens]')) {
  button.addEventListener('click', () => document.getElementById(button.dataset.opens).showModal());
}
for (const button of document.querySelectorAll('[data-closes]')) {
  button.addEventListener('click', () => document.getElementById(button.dataset.closes).close());
}
const turn = document.querySelector('#enabled');
turn?.addEventListener('click', () => {
  const on = turn.getAttribute('aria-checked') !== 'true';
  turn.setAttribute('aria-checked', String(on));
  document.querySelector('input[name="enabled"]').value = on ? 'yes' : 'no';
});
`;
