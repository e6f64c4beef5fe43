import { clientShown } from '../observing/note-accounts.ts';
import type { Scene } from '../scene.ts';
import type { Waiting } from './kept.ts';

/** Those of the page in view; none while its tenant is not read. */
export function waitingHere(scene: Scene, waiting: readonly Waiting[]): Waiting[] {
  const client = clientShown(scene);
  return waiting.filter(
    ({ view: { object } }) =>
      object.console.id === scene.console.id && client !== undefined && object.client === client.id,
  );
}
