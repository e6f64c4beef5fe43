import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/marks/marks.css?inline';
import { Marks } from '../components/marks/marks.tsx';
import { marksText } from '../components/text/marks.ts';
import { type Marks as Marking, startMarks } from '../lib/page/marks/session.ts';
import type { Inside } from '../lib/page/session/session.ts';
import type { OverlayDeeds } from '../lib/wire/overlay-view.ts';

interface World {
  /** the overlay, in whose element the marks stand */
  unswivelOverlay?: { inside: Inside; deeds: OverlayDeeds; marks?: Marking };
}

/** Third stage beside teaching: injected only into a page that shows an account which differs from the record. Injected again it does nothing. */
export default defineUnlistedScript(() => {
  const overlay = (globalThis as World).unswivelOverlay;
  if (!overlay || overlay.marks) return;
  const { shadow, signal } = overlay.inside.stage();
  const sheet = document.createElement('style');
  sheet.textContent = css;
  const container = document.createElement('div');
  shadow.append(sheet, container);
  overlay.marks = startMarks({
    document,
    inside: overlay.inside,
    undo: overlay.deeds.undo,
    question: marksText.question,
    copied: marksText.copied,
    signal,
    show: (view, deeds) => render(view && <Marks view={view} on={deeds} />, container),
  });
});
