import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/steps/steps.css?inline';
import { Steps } from '../components/steps/steps.tsx';
import { stepsText } from '../components/text/steps.ts';
import type { Inside } from '../lib/page/session/session.ts';
import { type Steps as Stepping, startSteps } from '../lib/page/steps/session.ts';
import type { OverlayDeeds } from '../lib/wire/overlay-view.ts';

interface World {
  /** the overlay, in whose panel the steps stand */
  unswivelOverlay?: { inside: Inside; deeds: OverlayDeeds; steps?: Stepping };
}

/** Third stage beside marks: injected only into a page of a console where a request for access waits. Injected again it does nothing. */
export default defineUnlistedScript(() => {
  const overlay = (globalThis as World).unswivelOverlay;
  if (!overlay || overlay.steps) return;
  const sheet = document.createElement('style');
  sheet.textContent = css;
  overlay.inside.stage().shadow.append(sheet);
  overlay.steps = startSteps({
    document,
    inside: overlay.inside,
    copied: stepsText.copied,
    fill: overlay.deeds.fill,
    show: (view, deeds, container) => render(<Steps view={view} on={deeds} />, container),
  });
  overlay.steps.update();
});
