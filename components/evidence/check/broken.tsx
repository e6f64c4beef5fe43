import { displayText } from '../../../lib/evidence/display-text.ts';
import type { BrokenPack, Checked } from '../../../lib/wire/evidence-page.ts';
import { ToneMark } from '../../parts/tone.tsx';
import { sizeWords, evidenceFilesText as t } from '../../text.ts';

/** The first thing wrong, by its place. */
export function Broken({ name, checked, verdict }: { name: string; checked: Checked; verdict: BrokenPack }) {
  return (
    <section class="card stack verdict" role="alert">
      <h2>
        <ToneMark tone="bad" /> {t.brokenTitle}
      </h2>
      <p class="told">{displayText(verdict.sentence, 600)}</p>
      <dl class="rows">
        <dt>{t.facts.file}</dt>
        <dd>
          {displayText(name)}, {sizeWords(checked.bytes)}
        </dd>
        <dt>{t.place}</dt>
        <dd class="num">{t.brokenAt(verdict.line, verdict.index)}</dd>
        <dt>{t.code}</dt>
        <dd>
          <code>{verdict.code}</code>
        </dd>
        <dt>{t.facts.sha256}</dt>
        <dd>
          <code>{checked.sha256}</code>
        </dd>
      </dl>
      <p class="dim">{t.brokenRest}</p>
    </section>
  );
}
