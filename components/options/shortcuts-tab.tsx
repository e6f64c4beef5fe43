import { useEffect, useState } from 'preact/hooks';
import { optionsText } from '../text.ts';
import type { OptionsDeeds } from './context.ts';
import { Lead } from './lead.tsx';

const t = optionsText.shortcuts;

/** The browser's keys for Unswivel, and the way to change them. */
export function ShortcutsTab({ deeds }: { deeds: Pick<OptionsDeeds, 'shortcuts' | 'changeShortcuts'> }) {
  const [shortcuts, setShortcuts] = useState<{ name: string; keys: string }[]>([]);
  useEffect(() => {
    void deeds.shortcuts().then(setShortcuts);
  }, [deeds]);

  return (
    <>
      <Lead title={t.title} text={t.lead}>
        <button type="button" class="button primary" onClick={deeds.changeShortcuts}>
          {t.change}
        </button>
      </Lead>
      <ul class="records">
        {shortcuts.map(({ name, keys }) => (
          <li key={name}>
            <span class="two">{name}</span>
            {keys ? <kbd>{keys}</kbd> : <span class="dim">{t.none}</span>}
          </li>
        ))}
      </ul>
      <section class="stack">
        <h2>{t.inPanel}</h2>
        <ul class="records">
          {t.keys.map(([keys, does]) => (
            <li key={keys}>
              <span class="two">{does}</span>
              <kbd>{keys}</kbd>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
