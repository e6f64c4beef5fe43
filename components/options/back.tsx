import { displayText } from '../../lib/evidence/display-text.ts';
import { optionsText as t } from '../text.ts';
import { type Tab, writeRoute } from './route.ts';

/** Title of an opened record, with the way back. */
export function Back({ tab, title }: { tab: Tab; title: string }) {
  return (
    <header>
      <a class="link" href={writeRoute({ tab })}>
        ← {t.back}
      </a>
      <h1>{displayText(title)}</h1>
    </header>
  );
}
