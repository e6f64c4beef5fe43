/** Who may call what. Default deny: a route that has no line here cannot be registered, and an address without a route is nowhere. */
import type { Role } from '../record/record.schema.ts';
import { type Grant, servesClient } from './grants.ts';

/**
 * `anyone`: no sign-in. `evidence`: any token this collector ever gave, even one that may do nothing else (evidence outlives authority).
 * `log reader`: any role, and with `serve --public-log` anyone; leaves hold no values.
 * Otherwise the roles of which an active technician on an active device needs one.
 */
export type Who = 'anyone' | 'evidence' | 'log reader' | readonly Role[];

export const EVERY_ROLE = ['technician', 'lead', 'compliance', 'administrator'] as const;
const ADMINISTRATOR = ['administrator'] as const;
const OVERSEERS = ['lead', 'compliance', 'administrator'] as const;
const EXCEPTIONS = ['lead', 'administrator'] as const;

export const ROUTES = {
  'GET /v1/status': 'anyone',
  'POST /v1/enrol': 'anyone',
  'GET /v1/sign-in': 'anyone',
  'POST /v1/sign-in/start': 'anyone',
  'POST /v1/sign-in/redeem': 'anyone',
  'POST /v1/sign-in/refresh': 'anyone',
  'GET /v1/sign-in/settings': ADMINISTRATOR,
  'PUT /v1/sign-in/settings': ADMINISTRATOR,
  'GET /v1/sign-in/links': ADMINISTRATOR,
  'PUT /v1/sign-in/links/:id': ADMINISTRATOR,
  'DELETE /v1/sign-in/links/:id': ADMINISTRATOR,
  'POST /v1/technicians/:id/sign-out': EVERY_ROLE,
  'POST /v1/events': 'evidence',
  'GET /v1/events': EVERY_ROLE,
  'GET /v1/evidence/search': EVERY_ROLE,
  'GET /v1/evidence/events/:index': EVERY_ROLE,
  'GET /v1/evidence/views': EVERY_ROLE,
  'GET /v1/evidence/export': ['compliance', 'administrator'],
  'GET /v1/evidence/destinations': ADMINISTRATOR,
  'PUT /v1/evidence/destinations/:id': ADMINISTRATOR,
  'DELETE /v1/evidence/destinations/:id': ADMINISTRATOR,
  'POST /v1/evidence/erasures/plan': ['compliance', 'administrator'],
  'POST /v1/evidence/erasures': ADMINISTRATOR,
  'GET /v1/evidence/erasures': ['compliance', 'administrator'],
  'GET /v1/evidence/holds': ['compliance', 'administrator'],
  'PUT /v1/evidence/holds/:id': ['compliance', 'administrator'],
  'DELETE /v1/evidence/holds/:id': ['compliance', 'administrator'],
  'GET /v1/evidence/population': OVERSEERS,
  'GET /v1/evidence/reach': OVERSEERS,
  'POST /v1/evidence/sample': ['compliance', 'administrator'],
  'PUT /v1/evidence/views/:id': EVERY_ROLE,
  'DELETE /v1/evidence/views/:id': EVERY_ROLE,
  'GET /v1/log': 'evidence',
  'GET /v1/log/consistency': 'evidence',
  'POST /v1/log/cosignatures': 'evidence',
  'GET /log/checkpoint': 'log reader',
  'GET /log/tile/*': 'log reader',
  'GET /v1/snapshot': EVERY_ROLE,
  'GET /v1/tickets/recent': EVERY_ROLE,
  'DELETE /v1/session': 'evidence',
  'POST /v1/accounts/allot': ['technician', 'lead', 'administrator'],
  'POST /v1/clients/:id/names': ['technician', 'lead', 'administrator'],
  'POST /v1/cover': ['technician', 'lead'],
  'GET /v1/cover': EVERY_ROLE,
  'POST /v1/cover/:id/review': ['lead'],
  'PUT /v1/drafts/:id': ['technician', 'lead', 'administrator'],
  'GET /v1/drafts': ['technician', 'lead', 'administrator'],
  'DELETE /v1/drafts/:id': ['technician', 'lead', 'administrator'],
  'POST /v1/drafts/:id/accept': ['lead', 'administrator'],
  'POST /v1/drafts/:id/decline': ['lead', 'administrator'],
  'PUT /v1/technicians/:id': ADMINISTRATOR,
  'DELETE /v1/technicians/:id': ADMINISTRATOR,
  'PUT /v1/clients/:id': ADMINISTRATOR,
  'DELETE /v1/clients/:id': ADMINISTRATOR,
  'PUT /v1/consoles/:id': ADMINISTRATOR,
  'DELETE /v1/consoles/:id': ADMINISTRATOR,
  'PUT /v1/accounts/:id': ADMINISTRATOR,
  'DELETE /v1/accounts/:id': ADMINISTRATOR,
  'PUT /v1/templates/:id': ADMINISTRATOR,
  'DELETE /v1/templates/:id': ADMINISTRATOR,
  'PUT /v1/exceptions/:id': EXCEPTIONS,
  'DELETE /v1/exceptions/:id': ADMINISTRATOR,
  'PUT /v1/sources/:id': ADMINISTRATOR,
  'DELETE /v1/sources/:id': ADMINISTRATOR,
  'PUT /v1/groups/:id': ADMINISTRATOR,
  'DELETE /v1/groups/:id': ADMINISTRATOR,
  'PUT /v1/machines/:id': ADMINISTRATOR,
  'DELETE /v1/machines/:id': ADMINISTRATOR,
  'GET /v1/search/:kind': EVERY_ROLE,
  'GET /v1/objects/:kind/:id': EVERY_ROLE,
  'GET /v1/objects/:kind/:id/history': OVERSEERS,
  'POST /v1/bulk': ADMINISTRATOR,
  'POST /v1/templates/:id/preview': ADMINISTRATOR,
  'GET /v1/proposals': ['compliance', 'administrator'],
  'POST /v1/proposals/:id/accept': ADMINISTRATOR,
  'POST /v1/proposals/:id/decline': ADMINISTRATOR,
  'GET /v1/exceptions/summary': EVERY_ROLE,
  'POST /v1/exceptions/:id/end': EXCEPTIONS,
  'POST /v1/exceptions/:id/review': EXCEPTIONS,
  'POST /v1/imports': ADMINISTRATOR,
  'GET /v1/imports': ['compliance', 'administrator'],
  'GET /v1/imports/:id': ['compliance', 'administrator'],
  'POST /v1/imports/:id/undo': ADMINISTRATOR,
  'GET /v1/configuration': ADMINISTRATOR,
  'POST /v1/configuration': ADMINISTRATOR,
  'GET /v1/sources': ADMINISTRATOR,
  'GET /v1/groups': ADMINISTRATOR,
  'PUT /v1/groups/:id/template': ADMINISTRATOR,
  'GET /v1/tokens': ADMINISTRATOR,
  'POST /v1/tokens': ADMINISTRATOR,
  'DELETE /v1/tokens/:id': ADMINISTRATOR,
  'GET /v1/movements': OVERSEERS,
  'POST /v1/movements/:id/confirm': ['lead', 'administrator'],
  'POST /v1/movements/:id/undo': ['lead', 'administrator'],
  'GET /v1/drift': EVERY_ROLE,
  'GET /v1/drift/summary': EVERY_ROLE,
  'GET /v1/drift/pulse': EVERY_ROLE,
  'GET /v1/drift/board': EVERY_ROLE,
  'GET /v1/drift/trend': EVERY_ROLE,
  'GET /v1/drift/coverage': EVERY_ROLE,
  'GET /v1/drift/suspects': EVERY_ROLE,
  'POST /v1/drift/suspects/:id/release': ['lead', 'administrator'],
  'GET /v1/drift/:id': EVERY_ROLE,
  'POST /v1/drift/:id/acknowledge': ['technician', 'lead', 'administrator'],
  'POST /v1/drift/:id/false-alarm': ['technician', 'lead', 'administrator'],
  'POST /v1/drift/:id/reopen': ['technician', 'lead', 'administrator'],
  'POST /v1/drift/:id/accept': EXCEPTIONS,
  'POST /v1/enrolments': ADMINISTRATOR,
  'GET /v1/devices': ADMINISTRATOR,
  'DELETE /v1/devices/:id': ADMINISTRATOR,
  'POST /v1/devices/:id/close': ADMINISTRATOR,
  'PUT /v1/profiles/:id/pause': ADMINISTRATOR,
} as const satisfies Record<string, Who>;

export type RouteName = keyof typeof ROUTES;

/** These see every client; the others see the clients they serve. */
const SEES_ALL: readonly Role[] = ['lead', 'compliance', 'administrator'];
export const seesWholeRecord = (roles: readonly Role[]): boolean => roles.some((role) => SEES_ALL.includes(role));

/** Whether the caller may see a client and work for it. */
export const mayActFor = (grant: Grant, client: string): boolean =>
  seesWholeRecord(grant.roles) || servesClient(grant, client);
