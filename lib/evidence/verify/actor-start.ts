import { utf8ToBytes } from '@noble/hashes/utils.js';
import { refuse } from './refuse.ts';

/**
 * How the body of every event begins that a device sent and the log took: RFC 8785 puts `actor` first, and in it the device and its technician. The log refuses a body that names others; the log's own device writes
 * of everybody.
 */
export const actorStart = (device: string, technician: string): Uint8Array =>
  utf8ToBytes(`{"actor":{"device":${JSON.stringify(device)},"technician":${JSON.stringify(technician)},"version":`);

/** `start`: null for the log's own device. */
export function checkActor(start: Uint8Array | null, index: number, device: string, body: Uint8Array): void {
  if (start?.some((byte, at) => body[at] !== byte))
    refuse(
      'pack.device',
      `Entry ${index} is of ${device}, and its body names another device or another technician than the pack says it is of.`,
    );
}
