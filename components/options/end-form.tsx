import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import { Banner } from '../parts/banner.tsx';
import { TextField } from '../parts/field.tsx';
import { requestsText } from '../text.ts';

interface Props {
  /** what it means, before it is done */
  sure: string;
  why: string;
  yes: string;
  no: string;
  /** a refusal as its sentence; null: it was taken */
  end(why: string): Promise<string | null>;
  /** what is done is no harm */
  kind?: 'primary' | 'danger';
  onBack(): void;
}

/** Asks for an end, with a reason, or not at all. */
export function EndForm({ sure, why: label, yes, no, end, kind = 'danger', onBack }: Props) {
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const short = why.trim().length < 3;

  async function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!short) setFailed(await end(why.trim()));
  }

  return (
    <form class="note" onSubmit={submit}>
      <p>{displayText(sure)}</p>
      <TextField
        label={label}
        value={why}
        error={tried && short ? requestsText.whyShort : undefined}
        onValue={setWhy}
      />
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <div class="actions">
        <button type="submit" class={`button ${kind}`}>
          {yes}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {no}
        </button>
      </div>
    </form>
  );
}
