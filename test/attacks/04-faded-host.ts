import type { Attack } from './attack.ts';
import { HOST, refusesEach } from './refused.ts';

const style = (property: string, value: string) => `${HOST}.style.setProperty('${property}', ${value}, 'important');`;
/** Effects make the host the box its panel is placed in: it is made as large as the window, so that everything stays where it was. */
const LARGE = style('width', `'100vw'`) + style('height', `'100vh'`);
const SHEET = `const sheet = document.createElement('style');
  sheet.textContent = '[data-unswivel]{animation:f 1ms forwards} @keyframes f {to {opacity: 0.001}}';
  document.head.append(sheet); ${HOST}.style.removeProperty('all')`;

export const attack: Attack = {
  number: 4,
  title: 'the page makes the overlay transparent, clipped, scaled or filtered',
  attack: (stage) =>
    refusesEach(
      stage,
      {
        'opacity 0': style('opacity', `'0'`),
        'opacity 0.001 by a sheet': SHEET,
        'all but the button clipped':
          LARGE + style('clip-path', `'inset(' + (box.y - 4) + 'px 0 0 ' + (box.x - 4) + 'px)'`),
        'half its size': LARGE + style('transform', `'scale(0.5)'`),
        'moved away': LARGE + style('translate', `'-300px 0'`),
        'filtered away': LARGE + style('filter', `'opacity(0.01)'`),
      },
      ['faint', 'altered'],
    ),
};
