import type { CheckedPack } from '../../../lib/wire/evidence-page.ts';
import type { LogStatus } from '../../../lib/wire/own.ts';
import type { Tone } from '../../parts/tone.tsx';
import { evidenceFilesText as t } from '../../text.ts';

/** Whether the pack is of the log this browser writes to and follows; null where it follows none. */
export function ownLog(
  { log, keys }: Pick<CheckedPack, 'log' | 'keys'>,
  own: LogStatus['log'],
): [tone: Tone, sentence: string] | null {
  if (!own) return null;
  if (log !== own.id) return ['warn', t.otherLog(log, own.id)];
  return keys.includes(own.vkey) ? ['ok', t.ownLog] : ['warn', t.otherKey];
}
