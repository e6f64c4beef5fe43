import { displayText } from '../../../lib/evidence/display-text.ts';
import type { ImportRequest } from '../../../lib/wire/admin.schema.ts';
import { useRoute } from '../../own/ask-route.ts';
import { SelectField } from '../../parts/field.tsx';
import { sourcesText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import type { Wishes } from './import-tab.tsx';

const t = sourcesText.import;
const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

interface Props {
  context: OptionsContext;
  wishes: Wishes;
  onWishes(wishes: Wishes): void;
  disabled: boolean;
}

/** As which source a file speaks, how people are known again, and what becomes of those it does not name. */
export function ImportWishes({ context, wishes, onWishes, disabled }: Props) {
  const { source: _, ...byHand } = wishes;
  const csv = useRoute(context.ask, 'GET /v1/sources').value?.sources.filter(({ kind }) => kind === 'csv') ?? [];
  return (
    <fieldset class="triple" disabled={disabled}>
      <SelectField
        label={t.source}
        value={wishes.source ?? ''}
        options={[
          { value: '', label: t.byHand },
          ...csv.map(({ id, label }) => ({ value: id, label: displayText(label) })),
        ]}
        onValue={(source) => onWishes(source ? { ...wishes, source } : byHand)}
      />
      <SelectField
        label={t.key}
        value={wishes.key}
        options={options(t.keys)}
        onValue={(key) => onWishes({ ...wishes, key: key as ImportRequest['key'] })}
      />
      <SelectField
        label={t.absent}
        hint={t.absentHint}
        value={wishes.absent}
        options={options(t.absents)}
        onValue={(absent) => onWishes({ ...wishes, absent: absent as ImportRequest['absent'] })}
      />
    </fieldset>
  );
}
