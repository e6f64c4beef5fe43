import { displayText } from '../../lib/evidence/display-text.ts';
import { optionsText as t } from '../text.ts';
import { type Tab, writeRoute } from './route.ts';

/** Title of an opened record, with the way back and, where it is stored, its last change. */
export function Back({ tab, title, line }: { tab: Tab; title: string; line?: string | undefined }) {
  return (
    <header>
      <a class="link" href={writeRoute({ tab })}>
        ← {t.back}
      </a>
      <h1>{displayText(title)}</h1>
      {line && <p class="dim">{displayText(line)}</p>}
    </header>
  );
}
