import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { PlainList } from '../../parts/plain-list.tsx';
import { requestsText as t } from '../../text.ts';
import { linesOf } from '../object-lines.ts';

/** What is asked for is not what was in view: what became otherwise, and that it was seen. */
export function ChangedLines({ seen, now, onSeen }: { seen: RequestView; now: RequestView; onSeen(): void }) {
  const changes = changesBetween(seen, now);
  return (
    <div class="stack" role="alert">
      <Banner tone="warn" text={t.changed} />
      <PlainList lines={changes.length > 0 ? changes : [t.changedBeneath]} />
      <button type="button" class="button start" onClick={onSeen}>
        {t.changedSeen}
      </button>
    </div>
  );
}

/** `Role: Operator → Administrator` for each line that differs. */
export function changesBetween(seen: RequestView, now: RequestView): string[] {
  const before = new Map(linesOf(seen));
  const after = new Map(linesOf(now));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name) ?? t.nothing, after.get(name) ?? t.nothing];
    return was === is ? [] : [`${name}: ${was} → ${is}`];
  });
}
