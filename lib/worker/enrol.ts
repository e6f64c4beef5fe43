import { enrolBytes } from '../evidence/batch.ts';
import { enrolAnswerSchema } from '../wire/api.schema.ts';
import { collectorAddress } from './collector-address.ts';
import type { Identity } from './database.ts';
import { asRefused, keepDevice, makeDeviceKey, meetCollector, shownDevice } from './new-device.ts';
import { requestCollector, Unreachable } from './request-collector.ts';

/**
 * Enrols this browser profile: makes a device key whose private half never leaves the browser, proves it with the one-time code, and stores the token it is
 * given. Throws `Refused`: `enrol.address`, `enrol.not-a-collector`, `enrol.unreachable`, `enrol.browser`, `enrol.storage`, or the collector's own code.
 */
export async function enrol(given: { collector: string; code: string; device: string }): Promise<Identity> {
  const collector = collectorAddress(given.collector);
  await meetCollector(collector);
  const keys = await makeDeviceKey();
  const device = await shownDevice(given.device, keys, enrolBytes(given.code));
  const answer = await spendCode(collector, { code: given.code, device });
  return keepDevice(collector, given.device, keys, answer);
}

async function spendCode(collector: string, body: unknown) {
  try {
    const reply = await requestCollector({ collector, token: null }, '/v1/enrol', {
      method: 'POST',
      body,
      schema: enrolAnswerSchema,
    });
    if (!reply.value) throw new Unreachable(`${collector} answered without an enrolment. Ask for a new code.`);
    return reply.value;
  } catch (error) {
    throw asRefused(error);
  }
}
