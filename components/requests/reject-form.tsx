import { useState } from 'preact/hooks';
import { TextField } from '../parts/field.tsx';
import { requestsText as t } from '../text.ts';

const LEAST = 3;

/** A request is turned down with a reason, or not at all. */
export function RejectForm({ busy, onReject, onBack }: { busy: boolean; onReject(why: string): void; onBack(): void }) {
  const [why, setWhy] = useState('');
  const [short, setShort] = useState(false);

  function submit(event: Event) {
    event.preventDefault();
    if (why.trim().length < LEAST) return setShort(true);
    onReject(why.trim());
  }

  return (
    <form class="stack" onSubmit={submit}>
      <TextField
        label={t.rejectWhy}
        value={why}
        error={short ? t.whyShort : undefined}
        onValue={(value) => {
          setWhy(value);
          setShort(false);
        }}
      />
      <p class="row">
        <button type="submit" class="button danger" disabled={busy}>
          {t.rejectNow}
        </button>
        <button type="button" class="link" onClick={onBack}>
          {t.back}
        </button>
      </p>
    </form>
  );
}
