/** A request of the sample MSP, and people of it. */
import { begin } from '../../lib/lifecycle/begin.ts';
import type { Evidence, Sight } from '../../lib/lifecycle/evidence.ts';
import type { ExactObject } from '../../lib/lifecycle/exact-object.schema.ts';
import { COLLECTOR, ITSELF, type Person } from '../../lib/lifecycle/may-do.ts';
import type { AccessRequest, Shown } from '../../lib/lifecycle/request.ts';
import { type SetBy, takeStep } from '../../lib/lifecycle/take-step.ts';
import type { TransitionName } from '../../lib/lifecycle/transitions.ts';

export const AT = '2026-11-20T08:00:00.000Z';
export const minutes = (n: number): string => new Date(Date.parse(AT) + n * 60_000).toISOString();

export const object = (change: Partial<ExactObject> = {}): ExactObject => ({
  ...{ v: 1, change: 'grant', subject: { technician: 'zoe', version: 3 }, client: 'northwind', convention: 1 },
  console: { id: 'lam', version: 1, profile: 'lam' },
  account: { id: 'acc-zoe', name: 'zmueller', purpose: 'everyday' },
  ...{ role: 'Helpdesk', groups: [], without: [], template: null, exception: null, maxHours: null },
  ...change,
});

export const person = (id: string, change: Partial<Person> = {}): Person => ({
  ...{ id, roles: ['technician'], serves: true, approves: false },
  ...change,
});
export const JIDE = person('jide');
export const LAN = person('lan');
export const APPROVER = person('maria', { roles: [], serves: false, approves: true });
export const LEAD = person('maren', { roles: ['lead'] });

export function asked(change: Partial<ExactObject> = {}, by = JIDE): AccessRequest {
  const made = begin({
    ...{
      name: 'ask',
      id: 'req-1',
      object: object(change),
      by,
      evidence: { why: 'Helps out' },
      at: AT,
      policy: {},
      owner: 'maren',
    },
  });
  if ('refused' in made) throw new Error(made.refused.code);
  return made.next;
}

export const seen = (index: number, at: string, change: Partial<Shown> = {}): Shown => ({
  ...{ event: `event-${index}`, index, at, by: 'lan', device: 'device-lan', seq: index },
  ...change,
});
export const deed = (index: number, at: string, by = 'lan'): Evidence => ({
  done: { at, by, elsewhere: false, events: [seen(index, at, { by, device: `device-${by}` })] },
});
export const sight = (index: number, at: string, as: Sight['as'] = 'wanted', by = 'lan'): Evidence => ({
  sight: { ...seen(index, at, { by, device: `device-${by}` }), as, why: as },
});
export const agreed = (request: AccessRequest, by = APPROVER.id): Evidence => ({
  approval: { way: 'signed', by, said: 'yes', hash: request.hash, at: AT },
});
export const byRule = (request: AccessRequest): Evidence => ({
  approval: { way: 'rule', by: 'rule', said: 'template', hash: request.hash, at: AT },
});

/** The request after the step, or the code of why not. */
export function step(
  request: AccessRequest,
  name: TransitionName,
  by: Person,
  evidence: Evidence = {},
  at = AT,
  set: SetBy = {},
): AccessRequest {
  const taken = takeStep(request, { name, by, evidence, at }, set);
  if ('refused' in taken) throw new Error(taken.refused.code);
  return taken.next;
}

export const why = { why: 'no longer needed' };
export { COLLECTOR, ITSELF };
