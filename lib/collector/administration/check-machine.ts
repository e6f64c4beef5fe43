/** A machine identity is told apart from its secret: the secret is never here. */
import { looksRandom } from '../../evidence/looks-random.ts';
import { maskText } from '../../evidence/mask.ts';
import type { MachineIdentity } from '../../record/machine-identity.schema.ts';
import { Refused } from '../errors.ts';

/** Ids of directories and key vaults are random too, and public. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const RUN = /[A-Za-z0-9_+/=~-]{20,}/g;
/** Names are joined of short words: `svc-01-eu-02-backup-03` is none of a vault's. */
const SHORT_WORDS = 8;

/** Throws `Refused` 422 naming the part that looks like a secret. */
export function checkMachine(machine: MachineIdentity): void {
  for (const [where, value] of Object.entries(machine))
    for (const text of [value].flat())
      if (typeof text === 'string' && looksSecret(text)) throw new Refused('machine.secret', { where });
}

function looksSecret(text: string): boolean {
  const rest = text.replace(UUID, '');
  return maskText(rest) !== rest || (rest.match(RUN) ?? []).some(madeByNobody);
}

const madeByNobody = (run: string): boolean => looksRandom(run) && run.length / run.split(/[-_]/).length > SHORT_WORDS;
