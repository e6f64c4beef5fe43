import type { Exported } from './exported.ts';

/** One JSON object a line, keys always the same (what there is nothing of is null); `event` is the body as it was sent. */
export function jsonLine({ log, index, leafHash, device, seq, receivedAt, body, why, story }: Exported): string {
  return `${JSON.stringify({ log, index, leafHash, device, seq, receivedAt, why, story, event: body })}\n`;
}
