import { displayText } from '../../../lib/evidence/display-text.ts';
import { adminText } from '../../text.ts';
import type { ChangedField } from '../asked/collector.ts';
import { partWord, plain } from '../plain-value.ts';

/** What changed, part by part: what it was, and what it is. */
export function ChangedFields({ fields, more = 0 }: { fields: ChangedField[]; more?: number }) {
  return (
    <ul class="changes">
      {fields.map(({ path, from, to }) => (
        <li key={path}>
          <span class="part">{displayText(partWord(path))}</span>
          <del>{displayText(plain(from))}</del>
          <span aria-hidden="true"> → </span>
          <ins>{displayText(plain(to))}</ins>
        </li>
      ))}
      {more > 0 && <li class="dim">{adminText.history.more(more)}</li>}
    </ul>
  );
}
