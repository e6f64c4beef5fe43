/** How much one sender may ask for. Delivering evidence after offline days must never be slowed: the device limit is far above what an outbox sends. */
import { createLimiter, type Limiter } from './limiter.ts';

export interface Limits {
  /** requests of one device */
  device: Limiter;
  /** requests of one source's token: a first sync is tens of thousands in a row */
  scim: Limiter;
  /** requests of one address without a valid token */
  anonymous: Limiter;
  /** wrong enrolment codes of one address */
  enrol: Limiter;
  /** wrong enrolment codes of everybody together */
  enrolAll: Limiter;
}

const MINUTE = 60;

export function createLimits(now: () => number): Limits {
  return {
    device: createLimiter(3000, 50, now),
    scim: createLimiter(60_000, 200, now),
    anonymous: createLimiter(300, 5, now),
    enrol: createLimiter(10, 10 / (10 * MINUTE), now),
    enrolAll: createLimiter(1000, 1000 / (60 * MINUTE), now),
  };
}

/** One key per sender: an IPv6 customer owns at least a /64, so single addresses there mean nothing. */
export function senderKey(address: string | undefined): string {
  if (!address) return 'local';
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
