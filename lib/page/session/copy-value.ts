import type { Attribute } from '../../record/attributes.ts';
import type { OverlayView } from '../../wire/overlay-view.ts';
import { movedOn } from './moved-on.ts';
import type { Visit } from './visit.ts';

/** Brings one value into the clipboard: ask (the worker stores the event, then gives the value) → write → say what came of it. */
export async function copyValue(visit: Visit, attribute: Attribute): Promise<Partial<OverlayView>> {
  const { link, document } = visit;
  await visit.ready;
  const tenant = await visit.tenant();
  if (!visit.stands()) return movedOn(visit, 'copying');
  const answer = await link.send({ type: 'copy.intend', nonce: visit.nonce(), attribute, tenant });
  const { sentence: notice } = answer;
  const shown = 'state' in answer && answer.state ? { state: answer.state, notice } : { notice };
  if (!answer.ok || (await writeClipboard(document, answer.value))) return shown;
  const failed = await link.send({ type: 'copy.failed', nonce: visit.nonce(), attribute });
  return 'sentence' in failed ? { notice: failed.sentence } : {};
}

/**
 * By the browser's API, or, on plain http and where the page's policy forbids that, by a copy of our own making: its event is answered before the page hears it, nothing
 * is put into the page, and an event the page sends in between gets nothing.
 */
export async function writeClipboard(document: Document, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    const answer = (event: ClipboardEvent) => {
      if (!event.isTrusted || !event.clipboardData) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      done = true;
    };
    window.addEventListener('copy', answer, true);
    Document.prototype.execCommand.call(document, 'copy');
    window.removeEventListener('copy', answer, true);
    return done;
  }
}
