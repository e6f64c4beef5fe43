import type { Attack } from './attack.ts';
import { refusesEach } from './refused.ts';

export const attack: Attack = {
  number: 5,
  title: 'the page fades its body or its root below 0.7',
  attack: (stage) =>
    refusesEach(
      stage,
      {
        'body 0.5': `document.body.style.opacity = '0.5'`,
        'html 0.69': `document.documentElement.style.opacity = '0.69'`,
      },
      ['faint'],
    ),
};
