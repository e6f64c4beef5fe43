import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DriftItem } from '../../../lib/wire/drift.schema.ts';
import { clock } from '../../own/moment.ts';
import { driftText as t } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { LETTERS, SeverityMark } from '../parts/severity-mark.tsx';
import { writeRoute } from '../route.ts';
import { itemTitle, valuesOf, whereOf } from './item-words.ts';

/** One finding in short, with the way to all of it. */
export function ItemCard({ context, item }: { context: DriftContext; item: DriftItem }) {
  const { filters } = context.route;
  return (
    <li class="item-card">
      <a href={writeRoute({ view: 'findings', open: item.id, filters })}>
        <SeverityMark letter={LETTERS[item.severity]} />
        <span class="vh">{t.severities[item.severity]}: </span>
        {displayText(itemTitle(item))}
      </a>
      <p class="said">{displayText(valuesOf(item))}</p>
      <p class="dim">
        {displayText(whereOf(item))}, {t.list.since(clock(item.since))}
      </p>
    </li>
  );
}
