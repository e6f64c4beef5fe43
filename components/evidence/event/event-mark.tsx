import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import { evidenceText as t } from '../../text.ts';

/** Kinds that stand out in a list: each by its word, not by a colour alone. */
const MARKED: Partial<Record<string, 'bad' | 'warn'>> = {
  refusal: 'warn',
  emergency: 'warn',
  security: 'bad',
  exception: 'warn',
};
const DID_NOT: Partial<Record<string, 'bad' | 'warn'>> = { failed: 'bad', refused: 'warn', unknown: 'warn' };

/** What an event must not be overlooked for; nothing for most. */
export function EventMark({ event }: { event: Pick<EvidenceEvent, 'body' | 'group' | 'why'> }) {
  const { body, group, why } = event;
  if (why) return <span class={why === 'changed' ? 'tag bad' : 'tag quiet'}>{t.gone[why]}</span>;
  const tone = MARKED[group ?? ''];
  if (tone) return <span class={tone === 'bad' ? 'tag bad' : 'tag'}>{t.markOf[group ?? '']}</span>;
  const outcome = body?.outcome ?? 'success';
  const other = DID_NOT[outcome];
  return other ? <span class={other === 'bad' ? 'tag bad' : 'tag'}>{t.outcomes[outcome]}</span> : null;
}
