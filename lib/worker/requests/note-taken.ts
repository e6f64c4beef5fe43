/** Whether the console took a note that was sent, by the page that follows. */

import type { Scene } from '../scene.ts';
import { follow } from './followed.ts';
import { changeNotes, keptNotes } from './notes-kept.ts';

/**
 * The next page of the tab, as it was read or, where it is of no ticket, as it opened. The ticket's own page follows what was saved: then the note is not offered again. Any other page, its form
 * among them, may have refused it: the note waits on.
 */
export async function noteTaken({ identity, visit, page, console }: Scene): Promise<void> {
  const sent = (await keptNotes(identity)).sent[visit.tab];
  if (!sent || (sent.nonce === visit.nonce && sent.url === visit.url)) return;
  const form = page?.reply && page.link !== undefined;
  if (!form && page?.shows === 'ticket' && sent.ticket === `${console.id}:${visit.reading?.ticket}`)
    for (const id of sent.requests) await follow(identity, id, true);
  await changeNotes(identity, (notes) => {
    const { [visit.tab]: _, ...others } = notes.sent;
    return { ...notes, sent: others };
  });
}
