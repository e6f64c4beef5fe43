import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { KeptMapping } from '../../../lib/wire/evidence-matches.schema.ts';
import { SelectField } from '../../parts/field.tsx';
import { evidencePacksText as t } from '../../text.ts';
import type { MatchAnswer } from '../asked.ts';

interface Props {
  answer: MatchAnswer;
  busy: boolean;
  /** of whoever looks: proposed first */
  zone: string;
  onMapping(mapping: KeptMapping): void;
}

type Columns = KeptMapping['columns'];
type Part = keyof Columns;
const PARTS = Object.keys(t.parts) as Part[];
const ORDERS = Object.entries(t.orders).map(([value, label]) => ({ value, label }));

/** What no column says yet, without which nothing can be compared. */
export function missingIn({ time, action, actor, target }: Columns): string | null {
  if (time.length === 0) return t.missing.time;
  if (action.length === 0) return t.missing.action;
  return actor.length + target.length === 0 ? t.missing.account : null;
}

/** Which column says what, and how its times are read: proposed, and changed where the proposal is wrong. */
export function MappingForm({ answer, busy, zone, onMapping }: Props) {
  const { mapping } = answer.summary;
  const [chosen, setChosen] = useState(mapping);
  const { columns } = chosen;
  const options = answer.columns.map(({ column, example }) => ({
    value: column,
    label: displayText(example ? `${column}: ${example}` : column, 90),
  }));
  const none = { value: '', label: t.noColumn };
  const missing = missingIn(columns);
  const changed = JSON.stringify(chosen) !== JSON.stringify(mapping);
  const map = (part: Part, ...names: string[]) =>
    setChosen({ ...chosen, columns: { ...columns, [part]: names.filter(Boolean) } });
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        onMapping(chosen);
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
            options={[none, ...options]}
            onValue={(column) => map(part, column, ...(part === 'time' ? columns.time.slice(1) : []))}
          />
        ))}
        {columns.time[0] && (
          <SelectField
            label={t.clock}
            value={columns.time[1] ?? ''}
            options={[none, ...options]}
            onValue={(column) => map('time', columns.time[0] ?? '', column)}
          />
        )}
        <SelectField
          label={t.zone}
          value={chosen.zone ?? ''}
          options={zonesFor(zone, chosen.zone)}
          onValue={(value) => setChosen({ ...chosen, zone: value || null })}
        />
        <SelectField
          label={t.order}
          value={chosen.order ?? ''}
          options={ORDERS}
          onValue={(value) => setChosen({ ...chosen, order: value === 'dmy' || value === 'mdy' ? value : null })}
        />
      </div>
      <p role="status">{missing}</p>
      {changed && (
        <button type="submit" class="button start" disabled={busy || missing !== null}>
          {t.again}
        </button>
      )}
    </form>
  );
}

/** `own`: of whoever looks; `kept`: one that no list here may have. */
function zonesFor(own: string, kept: string | null) {
  const zones = new Set([...(kept ? [kept] : []), own, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [{ value: '', label: t.zoneSaid }, ...[...zones].map((value) => ({ value, label: value }))];
}
