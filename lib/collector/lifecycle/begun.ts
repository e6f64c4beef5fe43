/** A request as it begins, with the step it began by and what the log says of it: not yet written. */
import { type Beginning, begin } from '../../lifecycle/begin.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import type { Client } from '../../record/record.schema.ts';
import type { Refused } from '../errors.ts';
import type { OwnEvent } from '../own-events.ts';
import { refusedBy } from './act.ts';
import type { StepTaken } from './requests.ts';
import { type Detail, stepEvent } from './say-step.ts';

export interface Begun {
  request: AccessRequest;
  step: StepTaken;
  event: OwnEvent;
}

/** By the client's policy. */
export function begun(
  beginning: Omit<Beginning, 'policy'>,
  actor: OwnEvent['actor'],
  client: Client,
): Begun | { refused: Refused } {
  const { name, by, evidence, at } = beginning;
  const made = begin({ ...beginning, policy: client.lifecycle ?? {} });
  if ('refused' in made) return { refused: refusedBy(made.refused) };
  const event = stepEvent(name, made.next, evidence, actor, client);
  return { request: made.next, step: { step: name, by: by.id, at, detail: event.detail as Detail }, event };
}
