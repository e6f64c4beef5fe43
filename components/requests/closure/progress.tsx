import { requestsClosureText as t } from '../../text.ts';

/** How much of it is done and seen, as a number and a bar. */
export function Progress({ closed, total }: { closed: number; total: number }) {
  return (
    <div class="closure-progress">
      <b class="num">{t.progress(closed, total)}</b>
      <progress max={total} value={closed} aria-label={t.progress(closed, total)} />
    </div>
  );
}
