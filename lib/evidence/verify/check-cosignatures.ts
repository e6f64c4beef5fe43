import { cosignerName, verifyCosignature } from '../cosignature.ts';
import { refuse } from './refuse.ts';

/** Refuses a cosignature of nobody in the pack, one given twice, or one that does not hold. Gives how many there are. */
export async function checkCosignatures(
  { log, publicKeys }: { log: string; publicKeys: ReadonlyMap<string, Uint8Array> },
  body: string,
  lines: readonly { device: string; line: string }[],
): Promise<number> {
  const seen = new Set<string>();
  for (const { device, line } of lines) {
    const publicKey = publicKeys.get(device);
    if (!publicKey || seen.has(device))
      refuse('pack.cosignature', `Device ${device} cosigned twice, or is none of the pack.`);
    seen.add(device);
    const name = cosignerName(log, device);
    const verdict = await verifyCosignature({ line, body, name, publicKey: publicKey as Uint8Array });
    if (!verdict.ok) refuse('pack.cosignature', verdict.sentence);
  }
  return seen.size;
}
