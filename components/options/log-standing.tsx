import { displayText } from '../../lib/evidence/display-text.ts';
import type { LogStatus } from '../../lib/wire/own.ts';
import { clock } from '../own/moment.ts';
import { logText as t } from '../text.ts';

/** How far the log is, who signs it, and what of this browser is in it. */
export function LogStanding({ status, log }: { status: LogStatus; log: NonNullable<LogStatus['log']> }) {
  const { waiting, delivered, refused, withheld, left } = status;
  return (
    <dl class="rows card">
      <dt>{t.log}</dt>
      <dd class="mono">{displayText(log.id)}</dd>
      <dt>{t.key}</dt>
      <dd class="two">
        <span class="mono">{log.fingerprint}</span>
        <small class="dim">{log.keys > 1 ? t.keyNew(log.keys) : t.keyFirst}</small>
      </dd>
      <dt>{t.seen}</dt>
      <dd title={log.root}>
        {log.size === undefined ? (
          <span class="dim">{t.early}</span>
        ) : (
          <span class="num">{t.size(log.size, shortRoot(log.root))}</span>
        )}
      </dd>
      <dt>{t.verified}</dt>
      <dd>{log.verifiedAt ? clock(log.verifiedAt) : <span class="dim">{t.never}</span>}</dd>
      <dt>{t.epoch}</dt>
      <dd>{log.epoch === 1 ? t.epochOne : String(log.epoch)}</dd>
      <dt>{t.here}</dt>
      <dd class="two">
        <span>{t.counts(waiting, delivered)}</span>
        {refused > 0 && <small>{t.refused(refused)}</small>}
        {withheld > 0 && <small>{t.withheld(withheld)}</small>}
        {left > 0 && <small>{t.left(left)}</small>}
      </dd>
    </dl>
  );
}

/** Enough of it to compare at a glance. */
function shortRoot(root: string | undefined): string {
  return `${(root ?? '').slice(0, 12)}…`;
}
