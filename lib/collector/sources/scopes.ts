/** What a token for automation may call: the routes of its scopes, and of these only what its owner may. Nobody grants anything, signs anybody in or hands out tokens by one. */
import type { Scope } from '../../wire/sources.schema.ts';
import type { RouteName } from '../roles.ts';

const SCOPE_ROUTES: Record<Scope, readonly RouteName[]> = {
  scim: [],
  'read:record': [
    'GET /v1/snapshot',
    'GET /v1/search/:kind',
    'GET /v1/objects/:kind/:id',
    'GET /v1/objects/:kind/:id/history',
    'GET /v1/exceptions/summary',
    'GET /v1/sources',
    'GET /v1/groups',
    'GET /v1/movements',
  ],
  'read:events': ['GET /v1/events', 'GET /v1/log', 'GET /v1/log/consistency', 'GET /log/checkpoint', 'GET /log/tile/*'],
  'write:record': [
    'PUT /v1/technicians/:id',
    'PUT /v1/clients/:id',
    'PUT /v1/consoles/:id',
    'PUT /v1/accounts/:id',
    'PUT /v1/templates/:id',
    'PUT /v1/exceptions/:id',
    'PUT /v1/machines/:id',
    'DELETE /v1/accounts/:id',
    'DELETE /v1/machines/:id',
    'POST /v1/bulk',
    'POST /v1/accounts/allot',
    'POST /v1/imports',
    'GET /v1/imports/:id',
  ],
};

export const mayUse = (scopes: readonly Scope[], route: string): boolean =>
  scopes.some((scope) => (SCOPE_ROUTES[scope] as readonly string[]).includes(route));
