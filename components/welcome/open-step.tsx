import { displayText } from '../../lib/evidence/display-text.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import { kindWords, welcomeText as t } from '../text.ts';

interface Props {
  consoles: DeviceStatus['consoles'];
  opened: boolean;
}

/** The consoles as links, ticketing first. */
export function OpenStep({ consoles, opened }: Props) {
  const ordered = consoles.toSorted((a, b) => Number(b.kind === 'psa') - Number(a.kind === 'psa'));
  return (
    <>
      <p class="said">{opened ? t.opened : t.openText}</p>
      <ul class="records">
        {ordered.map((console) => (
          <li key={console.id}>
            <a href={console.origins[0]} target="_blank" rel="noreferrer">
              <span class="two">
                <span class="cut">{displayText(console.label)}</span>
                <small class="cut">{kindWords[console.kind as keyof typeof kindWords] ?? console.kind}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
