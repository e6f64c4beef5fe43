import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Kind } from '../../../lib/record/kinds.schema.ts';
import { adminText } from '../../text.ts';
import type { BulkAnswer } from '../asked/collector.ts';
import { type NamedKind, useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { ChangedFields } from '../object/changed-fields.tsx';
import type { Selection } from './use-selection.ts';

const t = adminText.bulk;
/** What is shown of each list; the rest is counted. */
const SHOWN = 50;
const HELD: readonly Kind[] = ['technicians', 'clients', 'consoles', 'templates'];

interface Props {
  context: OptionsContext;
  kind: Kind;
  preview: BulkAnswer;
  selection: Selection;
}

/** What an edit of many would do: what is refused first, then what would change. */
export function BulkPreview({ context, kind, preview, selection }: Props) {
  const { changed, unchanged, refused } = preview;
  const ids = [...refused, ...changed].map(({ id }) => id);
  const named = HELD.includes(kind) ? (kind as NamedKind) : null;
  const names = useNames(context.ask, named ? { [named]: ids } : {});
  const name = (id: string) => displayText(named ? names(named, id) : id);

  return (
    <div class="stack">
      {refused.length > 0 && (
        <div class="note bad">
          <p>{t.refused(refused.length)}</p>
          <ul class="changes scrolled">
            {refused.slice(0, SHOWN).map(({ id, sentence }) => (
              <li key={id}>
                <b>{name(id)}</b>: {displayText(sentence)}
              </li>
            ))}
          </ul>
          <button type="button" class="link start" onClick={() => selection.without(refused.map(({ id }) => id))}>
            {t.deselect(refused.length)}
          </button>
        </div>
      )}
      <p>
        {changed.length > 0 ? <b>{t.changes(changed.length)}</b> : t.nothing}
        {unchanged.length > 0 && <span class="dim"> · {t.same(unchanged.length)}</span>}
      </p>
      {changed.length > 0 && (
        <ul class="previewed scrolled">
          {changed.slice(0, SHOWN).map(({ id, fields }) => (
            <li key={id}>
              <b class="cut">{name(id)}</b>
              <ChangedFields fields={fields} />
            </li>
          ))}
          {changed.length > SHOWN && <li class="dim">{t.rest(changed.length - SHOWN)}</li>}
        </ul>
      )}
    </div>
  );
}
