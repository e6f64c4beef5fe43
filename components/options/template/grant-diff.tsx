import { displayText } from '../../../lib/evidence/display-text.ts';
import type { TemplateDiff } from '../../../lib/record/template-diff.ts';
import { accessText } from '../../text.ts';
import type { Names } from '../asked/use-names.ts';
import { grantLine, grantPlace } from './grant-line.ts';

const t = accessText.templates;

/** Two versions of a template beside each other, line by line. */
export function GrantDiff({ diff, names }: { diff: TemplateDiff; names: Names }) {
  const { added, removed, changed } = diff;
  if (added.length + removed.length + changed.length === 0) return null;
  return (
    <ul class="changes">
      {added.map((grant) => (
        <li key={`+${grantPlace(grant, names)}`}>
          <span class="part">{displayText(grantPlace(grant, names))}</span>
          <span class="vh">{t.addedLine}: </span>
          <ins>{displayText(grantLine(grant))}</ins>
        </li>
      ))}
      {changed.map(({ before, after }) => (
        <li key={`~${grantPlace(after, names)}`}>
          <span class="part">{displayText(grantPlace(after, names))}</span>
          <span class="vh">{t.changedLine}: </span>
          <del>{displayText(grantLine(before))}</del>
          <span aria-hidden="true"> → </span>
          <ins>{displayText(grantLine(after))}</ins>
        </li>
      ))}
      {removed.map((grant) => (
        <li key={`-${grantPlace(grant, names)}`}>
          <span class="part">{displayText(grantPlace(grant, names))}</span>
          <span class="vh">{t.removedLine}: </span>
          <del>{displayText(grantLine(grant))}</del>
        </li>
      ))}
    </ul>
  );
}
