/**
 * Epoch notes: after a restored backup the log says, signed, that it goes on as a new epoch from a size and root it still has. What it had beyond is
 * lost to it, in the open; devices compare and send it again.
 */
import { fromBase64, toBase64 } from './base64.ts';
import { logVkey, parseOrigin } from './checkpoint.ts';
import { type NoteFault, parseNote, verifyNote } from './note.ts';
import { type Fault, fault } from './verdict.ts';

export interface Epoch {
  /** of the new epoch: `<log id>/<epoch>` */
  origin: string;
  fromSize: number;
  fromRoot: Uint8Array;
  /** collector clock, RFC 3339 in UTC */
  at: string;
}

export type EpochFault = NoteFault | 'epoch.malformed' | 'epoch.other-log';

const TITLE = 'unswivel epoch';
const BODY = new RegExp(`^${TITLE}\\n(\\S+)\\n(0|[1-9]\\d{0,15})\\n(\\S{44})\\n(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)\\n$`);

/** The text to sign, under the name of the new origin. */
export function epochBody({ origin, fromSize, fromRoot, at }: Epoch): string {
  return `${TITLE}\n${origin}\n${fromSize}\n${toBase64(fromRoot)}\n${at}\n`;
}

/** An epoch note of this log signed by one of `keys` (raw Ed25519). */
export async function verifyEpochNote(
  text: string,
  { log, keys }: { log: string; keys: readonly Uint8Array[] },
): Promise<{ ok: true; epoch: number; from: Epoch } | Fault<EpochFault>> {
  const parsed = parseNote(text);
  if (!parsed.ok) return parsed;
  const [, origin, digits, base64, at] = BODY.exec(parsed.note.body) ?? [];
  const fromSize = Number(digits);
  const fromRoot = base64 === undefined ? null : fromBase64(base64);
  if (!origin || !at || !fromRoot || fromRoot.length !== 32 || !Number.isSafeInteger(fromSize)) {
    return fault('epoch.malformed', 'This note does not say where a new epoch of the log begins.');
  }
  const of = parseOrigin(origin);
  if (of?.log !== log) return fault('epoch.other-log', `This note is of ${origin}, not of ${log}.`);
  const verdict = await verifyNote(
    parsed.note,
    keys.map((key) => logVkey(origin, key)),
  );
  return verdict.ok ? { ok: true, epoch: of.epoch, from: { origin, fromSize, fromRoot, at } } : verdict;
}
