import { ToneMark } from '../parts/tone.tsx';
import { optionsText } from '../text.ts';
import { Lead } from './lead.tsx';

const t = optionsText.about;

/** What is logged, and what never is. */
export function AboutTab({ version }: { version: string }) {
  return (
    <>
      <Lead title={t.title} text={t.lead} />
      <div class="pair">
        <section class="card stack">
          <h2>{t.logged}</h2>
          <ul class="points">
            {t.loggedList.map((point) => (
              <li key={point}>
                <ToneMark tone="ok" />
                <span>{point}</span>
              </li>
            ))}
          </ul>
        </section>
        <section class="card stack">
          <h2>{t.never}</h2>
          <ul class="points">
            {t.neverList.map((point) => (
              <li key={point}>
                <ToneMark tone="bad" />
                <span>{point}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <p class="dim">{t.version(version)}</p>
    </>
  );
}
