import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { KeptMapping } from '../../../lib/wire/evidence-matches.schema.ts';
import { SelectField } from '../../parts/field.tsx';
import { evidencePacksText as t } from '../../text.ts';
import type { MatchAnswer } from '../asked.ts';

interface Props {
  answer: MatchAnswer;
  busy: boolean;
  onMapping(mapping: KeptMapping): void;
}

type Part = keyof KeptMapping['columns'];
const PARTS = Object.keys(t.parts) as Part[];

/** Which column says what: proposed, and changed where the proposal is wrong. */
export function MappingForm({ answer, busy, onMapping }: Props) {
  const { mapping } = answer.summary;
  const [columns, setColumns] = useState(mapping.columns);
  const options = answer.columns.map(({ column, example }) => ({
    value: column,
    label: displayText(example ? `${column}: ${example}` : column, 90),
  }));
  const changed = JSON.stringify(columns) !== JSON.stringify(mapping.columns);
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        onMapping({ ...mapping, columns });
      }}
    >
      <div>
        <h2>{t.mapping}</h2>
        <p class="dim">{t.mappedBy[answer.mappedBy]}</p>
      </div>
      <div class="triple">
        {PARTS.map((part) => (
          <SelectField
            key={part}
            label={t.parts[part]}
            value={columns[part][0] ?? ''}
            options={[{ value: '', label: t.noColumn }, ...options]}
            onValue={(column) => setColumns({ ...columns, [part]: column ? [column] : [] })}
          />
        ))}
      </div>
      {changed && (
        <button type="submit" class="button start" disabled={busy}>
          {t.again}
        </button>
      )}
    </form>
  );
}
