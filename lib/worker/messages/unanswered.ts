import { type Assessment, assess } from '../assess.ts';
import { Refused } from '../errors.ts';
import { aboutOf } from '../event-about.ts';
import { type EventParts, recordEvent } from '../record-event.ts';
import type { Scene } from '../scene.ts';
import { tellOnce } from '../tab-work.ts';

/**
 * The person closed the panel while it asked something a fill depends on: whose ticket this is, or whose identity. Told once per ticket, console and tab. The
 * panel closes whether or not that can be stored.
 */
export async function tellUnanswered(scene: Scene): Promise<void> {
  const { ticket } = scene.work;
  if (!ticket) return;
  const found = await assess(scene);
  try {
    for (const asked of questions(scene, found)) {
      const key = `unanswered:${asked.verb}:${ticket.key}:${scene.console.id}`;
      await tellOnce(scene.visit.tab, key, 'told', () =>
        recordEvent(scene.identity, { outcome: 'cancelled', ...aboutOf(scene, found), ...asked }),
      );
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

type Question = Pick<EventParts, 'verb' | 'object' | 'code' | 'detail'>;

function questions({ work, page }: Scene, { client, subject }: Assessment): Question[] {
  const object = { type: 'ticket', key: work.ticket?.number ?? 'none' };
  const code = 'choice.dismissed';
  return [
    ...(client.status !== 'known' && client.choices.length > 0
      ? [{ verb: 'client.confirmed' as const, object, code, detail: { offered: client.choices.length } }]
      : []),
    // Away from a form nobody is waiting for the answer.
    ...(page?.form && subject.shown.status === 'none' && subject.proposals.length > 0
      ? [{ verb: 'subject.chosen' as const, object, code, detail: { offered: subject.proposals.length } }]
      : []),
  ];
}
