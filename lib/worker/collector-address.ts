import { Refused } from './errors.ts';

const LOOPBACK = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The collector's address without a trailing slash. Plain http is for this machine alone: anywhere else a token would cross the network in the clear.
 * Throws `Refused`: `enrol.address`.
 */
export function collectorAddress(given: string): string {
  const url = URL.parse(given);
  if (!url || url.username || url.password || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Refused(
      'enrol.address',
      'This is not a collector’s address. It looks like https://unswivel.example.com.',
    );
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new Refused(
      'enrol.address',
      'A collector on another machine must be reached by https, so that nobody on the way can read its token.',
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}
