import { adminText as t } from '../../text.ts';
import { MOST_SELECTED, type Selection } from './use-selection.ts';

/** How many are selected and what can be done with them; its place is kept while nothing is. */
export function SelectionBar({ selection, total, onEdit }: { selection: Selection; total: number; onEdit(): void }) {
  const all = Math.min(total, MOST_SELECTED);
  return (
    <div class="selection" aria-busy={selection.busy}>
      <span class="dim num" role="status">
        {selection.size > 0 && t.selected(selection.size)}
      </span>
      {selection.size > 0 && (
        <button type="button" class="button" onClick={onEdit}>
          {t.bulk.edit}
        </button>
      )}
      {total > 1 && selection.size < all && (
        <button type="button" class="link" disabled={selection.busy} onClick={() => void selection.all()}>
          {total > MOST_SELECTED ? t.selectMost(MOST_SELECTED) : t.selectAll(total)}
        </button>
      )}
      {selection.size > 0 && (
        <button type="button" class="link" onClick={selection.clear}>
          {t.clear}
        </button>
      )}
    </div>
  );
}
