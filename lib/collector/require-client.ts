import type { Caller } from './caller.ts';
import { Refused } from './errors.ts';
import { type Collector, nowOf } from './http.ts';
import { notice } from './notice.ts';
import { mayActFor } from './roles.ts';

/** Throws `Refused` 403, and notices it, unless the caller serves the client. A client that does not exist is answered alike: ids cannot be probed. */
export async function requireClient(collector: Collector, caller: Caller, client: string): Promise<void> {
  if (mayActFor(caller, client)) return;
  const { technician, device } = caller;
  const detail = { client: client.slice(0, 64) };
  await notice(collector.db, nowOf(collector), { kind: 'client.notServed', device: device.id, technician, detail });
  throw new Refused('client.notServed');
}
