/**
 * Which browsers' pages may talk to the collector: an extension's own, never a web page. Tokens travel in a header, so no cookie can be ridden; this keeps
 * pages from probing for a collector and from guessing codes through their visitors. Firefox hides an extension's origin as `null`.
 */
import type { MiddlewareHandler } from 'hono';
import { Refused } from './errors.ts';

const EXTENSION = /^(chrome-extension|moz-extension|safari-web-extension):\/\/[\w-]+$/i;

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': 'authorization, content-type, if-match, if-none-match, unswivel-why',
  'access-control-allow-private-network': 'true',
  'access-control-max-age': '600',
};

export const extensionOrigins: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin');
  if (origin === undefined) return next();
  // The approver's page is the collector's own, and posts to itself.
  if (c.req.path.startsWith('/approve/') && hostOf(origin) === c.req.header('host')) return next();
  if (origin !== 'null' && !EXTENSION.test(origin)) throw new Refused('request.origin');
  const shared = { 'access-control-allow-origin': origin, vary: 'origin' };
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...shared, ...PREFLIGHT });
  c.header('access-control-allow-origin', origin);
  c.header(
    'access-control-expose-headers',
    'date, etag, retry-after, unswivel-checkpoint, unswivel-events, unswivel-lease-until, unswivel-parts, unswivel-sha256',
  );
  c.header('vary', 'origin');
  await next();
};

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
