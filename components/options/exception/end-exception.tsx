import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Exception } from '../../../lib/record/access.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { accessText, adminText } from '../../text.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';

const t = accessText.exceptions;

interface Props {
  context: OptionsContext;
  exception: Exception;
  editable: boolean;
  reload(): Promise<void>;
}

/** Who approved an exception, how it ended, and for those who may: end it now, or note that it was looked at. */
export function EndException({ context, exception, editable, reload }: Props) {
  const { ended, approvedBy } = exception;
  const [doing, setDoing] = useState<'end' | 'review' | null>(null);
  const names = useNames(context.ask, { technicians: [approvedBy, ended?.by] });
  return (
    <section class="stack">
      {approvedBy && <p class="dim">{displayText(t.approvedBy(names('technicians', approvedBy)))}</p>}
      {ended && (
        <Banner
          tone="off"
          text={`${t.endedAt(clock(ended.at), names('technicians', ended.by))} ${ended.why ?? ''}`.trim()}
        />
      )}
      {editable && !ended && !doing && (
        <div class="actions">
          <button type="button" class="button" onClick={() => setDoing('review')}>
            {t.review}
          </button>
          <button type="button" class="button danger" onClick={() => setDoing('end')}>
            {t.end}
          </button>
        </div>
      )}
      {doing && (
        <Doing context={context} exception={exception} doing={doing} reload={reload} onClose={() => setDoing(null)} />
      )}
    </section>
  );
}

interface DoingProps {
  context: OptionsContext;
  exception: Exception;
  doing: 'end' | 'review';
  reload(): Promise<void>;
  onClose(): void;
}

function Doing({ context, exception, doing, reload, onClose }: DoingProps) {
  const [why, setWhy] = useState('');
  const [reviewBy, setReviewBy] = useState<string | undefined>();
  const [failed, setFailed] = useState<string | null>(null);
  const ends = doing === 'end';

  async function decide(event: Event) {
    event.preventDefault();
    if (why.trim().length < 3) return setFailed(adminText.bulk.whyMissing);
    const body = { why: why.trim(), ...(reviewBy && !ends ? { reviewBy } : {}) };
    const route = ends ? 'POST /v1/exceptions/:id/end' : 'POST /v1/exceptions/:id/review';
    const reply = await askRoute(context.ask, route, { id: exception.id, body });
    if (!reply.ok) return setFailed(reply.sentence);
    onClose();
    await reload();
  }

  return (
    <form class="note" onSubmit={decide}>
      <h2>{ends ? t.end : t.review}</h2>
      {ends && <p>{t.endSure}</p>}
      <div class="pair">
        <TextField label={ends ? adminText.bulk.why : t.reviewWhy} value={why} onValue={setWhy} />
        {!ends && <DateField label={t.nextReview} edge="end" value={reviewBy} onValue={setReviewBy} />}
      </div>
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      <div class="actions">
        <button type="submit" class={ends ? 'button danger' : 'button primary'}>
          {ends ? t.end : t.review}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {adminText.bulk.cancel}
        </button>
      </div>
    </form>
  );
}
