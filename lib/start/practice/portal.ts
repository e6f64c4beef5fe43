import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type DirectoryUser, FIELDS, FIRST_TENANTS, type Tenant } from './directory-users.ts';
import { keptFile } from './kept-file.ts';
import { formPage, missingPage, PORTAL_SCRIPT, userPage, usersPage } from './portal-pages.ts';

const COOKIE = 'practice-tenant';
const NEW: DirectoryUser = { values: {}, enabled: true };

/**
 * The practice IAM portal: two tenants at one origin, the one at work kept in a cookie and shown on each page. Users are kept in `<state>/tenants.json`.
 * JSON: GET /api/tenants/:tenant/users, GET and DELETE /api/tenants/:tenant/users/:userName. A form saves to the tenant it was opened in, whatever was switched since.
 */
export function practicePortal(state: string): Hono {
  const store = keptFile<Tenant[]>(join(state, 'tenants.json'), FIRST_TENANTS);
  const all = store.value;
  const byId = (id: string | undefined) => all.find((tenant) => tenant.id === id);
  const current = (c: Context) => byId(getCookie(c, COOKIE)) ?? (all[0] as Tenant);
  const userIn = (tenant: Tenant, name: string) => tenant.users.find(({ values }) => values.userName === name);
  const app = new Hono();

  app.get('/portal.js', (c) => c.body(PORTAL_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/', (c) => c.redirect('/users'));
  app.post('/tenant', async (c) => {
    const chosen = byId(String((await c.req.parseBody()).tenant));
    if (chosen) setCookie(c, COOKIE, chosen.id, { sameSite: 'Lax', httpOnly: true });
    return c.redirect('/users', 303);
  });
  app.get('/users', (c) => c.html(usersPage(current(c), all)));
  app.get('/users/new', (c) => c.html(formPage(current(c), all, undefined, NEW)));
  app.post('/users/new', (c) => save(c, undefined));
  app.get('/users/:name', (c) => {
    const tenant = current(c);
    const user = userIn(tenant, c.req.param('name'));
    if (!user) return c.html(missingPage(tenant, all, c.req.param('name')), 404);
    return c.html(userPage(tenant, all, user, c.req.query('saved') === '1'));
  });
  app.get('/users/:name/edit', (c) => {
    const tenant = current(c);
    const user = userIn(tenant, c.req.param('name'));
    if (!user) return c.html(missingPage(tenant, all, c.req.param('name')), 404);
    return c.html(formPage(tenant, all, c.req.param('name'), user));
  });
  app.post('/users/:name/edit', (c) => save(c, c.req.param('name')));
  app.post('/users/:name/status', (c) => {
    const user = userIn(current(c), c.req.param('name'));
    if (!user) return c.html(missingPage(current(c), all, c.req.param('name')), 404);
    user.enabled = !user.enabled;
    store.keep();
    return c.redirect(`/users/${c.req.param('name')}`, 303);
  });
  // there is nothing to reset: the portal has no passwords
  app.post('/users/:name/reset', (c) => c.redirect(`/users/${c.req.param('name')}`, 303));
  app.get('/api/tenants/:tenant/users', (c) => {
    const tenant = byId(c.req.param('tenant'));
    return tenant ? c.json({ users: tenant.users }) : c.json({ error: 'There is no such tenant.' }, 404);
  });
  app.get('/api/tenants/:tenant/users/:name', (c) => {
    const tenant = byId(c.req.param('tenant'));
    const user = tenant && userIn(tenant, c.req.param('name'));
    return user ? c.json(user) : c.json({ error: 'There is no such user.' }, 404);
  });

  app.delete('/api/tenants/:tenant/users/:name', (c) => {
    const tenant = byId(c.req.param('tenant'));
    const user = tenant && userIn(tenant, c.req.param('name'));
    if (!user) return c.json({ error: 'There is no such user.' }, 404);
    tenant.users = tenant.users.filter((one) => one !== user);
    store.keep();
    return c.body(null, 204);
  });

  async function save(c: Context, editing: string | undefined): Promise<Response> {
    const given = await c.req.parseBody();
    const tenant = byId(String(given['in-tenant'])) ?? current(c);
    const user = userFrom(given);
    const name = user.values.userName ?? '';
    const taken =
      name !== editing && userIn(tenant, name)
        ? `${name} is in use in ${tenant.name}. Choose another user name.`
        : undefined;
    const problem = problemIn(user) ?? taken;
    if (problem) return c.html(formPage(tenant, all, editing, user, problem), 422);
    const before = editing === undefined ? undefined : userIn(tenant, editing);
    if (before) Object.assign(before, user);
    else tenant.users.push(user);
    store.keep();
    setCookie(c, COOKIE, tenant.id, { sameSite: 'Lax', httpOnly: true });
    return c.redirect(`/users/${name}?saved=1`, 303);
  }
  return app;
}

function userFrom(given: Record<string, unknown>): DirectoryUser {
  const values = Object.fromEntries(FIELDS.map(({ name }) => [name, String(given[name] ?? '').trim()]));
  return { values, enabled: given.enabled !== 'no' };
}

function problemIn({ values }: DirectoryUser): string | undefined {
  const missing = FIELDS.filter(({ name, required }) => required && !values[name]).map(({ label }) => label);
  if (missing.length > 0) return `Please fill in: ${missing.join(', ')}.`;
  if (!/^[a-z0-9._-]+$/i.test(values.userName ?? ''))
    return 'A user name has letters, digits, dots, hyphens and underscores only.';
  return undefined;
}
