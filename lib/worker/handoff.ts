import type { Assessment } from './assess.ts';
import { Refused } from './errors.ts';
import { aboutOf } from './event-about.ts';
import { recordEvent } from './record-event.ts';
import type { Scene } from './scene.ts';
import { tellOnce } from './tab-work.ts';

/**
 * Tells, once per ticket, console and tab, that a ticket was carried to another console. That evidence cannot be stored is shown by the state; it does not
 * keep the panel shut.
 */
export async function tellHandoff(scene: Scene, found: Assessment): Promise<void> {
  const { ticket } = scene.work;
  if (!ticket || ticket.console === scene.console.id) return;
  const event = {
    verb: 'handoff' as const,
    outcome: 'success' as const,
    ...aboutOf(scene, found),
    object: { type: 'console', key: scene.console.id },
    detail: { from: ticket.console, to: scene.console.id, subject: ticket.subject },
  };
  try {
    await tellOnce(scene.visit.tab, `handoff:${ticket.key}:${scene.console.id}`, 'told', () =>
      recordEvent(scene.identity, event),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
