import { useState } from 'preact/hooks';
import type { ImportJob } from '../../../lib/wire/admin.schema.ts';
import { CheckField } from '../../parts/field.tsx';
import { sourcesText } from '../../text.ts';
import type { ImportAnswer } from '../asked/collector.ts';
import { WhyInput } from '../why-input.tsx';

const t = sourcesText.import;

interface Props {
  counts: ImportAnswer['counts'];
  busy: boolean;
  onApply(skipProblems: boolean, why: string): Promise<ImportJob | null>;
}

/** Applies what was looked at; rows with problems are left out only when that is said. */
export function ApplyImport({ counts, busy, onApply }: Props) {
  const [skip, setSkip] = useState(false);
  const [why, setWhy] = useState('');
  const people = counts.create + counts.update + counts.deactivate;
  if (people === 0) return <p class="said">{t.nothing}</p>;
  return (
    <form
      class="savebar"
      onSubmit={(event) => {
        event.preventDefault();
        void onApply(skip, why);
      }}
    >
      {counts.problem > 0 && <CheckField label={t.skip(counts.problem)} checked={skip} onChecked={setSkip} />}
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy || (counts.problem > 0 && !skip)}>
          {t.apply(people)}
        </button>
        <WhyInput value={why} onValue={setWhy} placeholder={t.why} />
      </div>
    </form>
  );
}
