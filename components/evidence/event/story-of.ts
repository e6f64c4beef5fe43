import { story } from '../../../lib/evidence/story/story.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { Names } from '../../options/asked/use-names.ts';

/** Told anew from what was proven, so that the sentence is as good as the proof. */
export function storyOf(event: EvidenceEvent, names: Names): string {
  if (!event.body) return event.story;
  const of = (kind: 'technicians' | 'clients' | 'consoles') => (id: string) => names(kind, id);
  return story(event.body, { technician: of('technicians'), client: of('clients'), console: of('consoles') });
}
