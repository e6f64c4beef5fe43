import type { Attack } from './attack.ts';
import { refusesEach } from './refused.ts';

const COVER =
  'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0;padding:0;background:white;pointer-events:none';

export const attack: Attack = {
  number: 6,
  title: 'the page opens something that takes no pointer above the overlay',
  attack: (stage) =>
    refusesEach(
      stage,
      {
        popover: `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = '${COVER}'; document.body.append(p); p.showPopover()`,
        'popover in a closed root': `const h = document.createElement('div'); document.body.append(h); const s = h.attachShadow({ mode: 'closed' }); s.innerHTML = '<div popover=manual style="${COVER}"></div>'; s.firstChild.showPopover()`,
        'popover of no size': `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = 'width:0;height:0;padding:0;border:0;overflow:visible;pointer-events:none'; p.innerHTML = '<div style="${COVER}"></div>'; document.body.append(p); p.showPopover()`,
        // A modal dialog makes all outside it inert; a popover inside it that takes no pointer covers what the person sees.
        'dialog, then raised again': `const d = document.createElement('dialog'); d.style.cssText = '${COVER}'; document.body.append(d); d.show(); d.popover = 'manual'; d.close(); d.showPopover()`,
      },
      ['covered'],
    ),
};
