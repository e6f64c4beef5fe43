import type { Attack } from './attack.ts';
import { HOST, refusesEach } from './refused.ts';

const style = (property: string, value: string) => `${HOST}.style.setProperty('${property}', '${value}', 'important')`;

export const attack: Attack = {
  number: 4,
  title: 'the page makes the overlay transparent, clipped, scaled or filtered',
  attack: (stage) =>
    refusesEach(
      stage,
      {
        'opacity 0': style('opacity', '0'),
        'opacity 0.001 by a sheet': `const sheet = document.createElement('style'); sheet.textContent = '[data-unswivel]{animation:f 1ms forwards} @keyframes f {to {opacity: 0.001}}'; document.head.append(sheet); ${HOST}.style.removeProperty('all')`,
        'clip-path': style('clip-path', 'inset(0 0 99% 0)'),
        transform: style('transform', 'scale(0.5)'),
        filter: style('filter', 'opacity(0.01)'),
      },
      ['faint', 'altered', 'restyled', 'out-of-view'],
    ),
};
