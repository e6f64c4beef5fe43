import { useState } from 'preact/hooks';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { FormFoot } from '../../requests/card/form-foot.tsx';
import { requestsText, requestsClosureText as t } from '../../text.ts';
import { PickObject } from '../object/pick-object.tsx';

interface Props {
  ask: Ask;
  id: string;
  count: number;
  onDone(): Promise<void>;
}

/** Everything a leaver answers for is given to one person: nothing is left to nobody. */
export function GiveOwned({ ask, id, count, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const [owner, setOwner] = useState('');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const short = why.trim().length < 3;

  async function give(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!owner || short) return;
    setBusy(true);
    const reply = await askRoute(ask, 'POST /v1/movements/:id/hand-over', { id, body: { owner, why: why.trim() } });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onDone();
    setBusy(false);
  }

  if (!open)
    return (
      <button type="button" class="button start no-print" onClick={() => setOpen(true)}>
        {t.give}
      </button>
    );
  return (
    <form class="card stack no-print" onSubmit={give}>
      <p class="dim">{t.giveSure(count)}</p>
      <PickObject
        context={{ ask }}
        kind="technicians"
        label={t.giveTo}
        value={owner || undefined}
        error={tried && !owner ? t.giveMissing : undefined}
        onValue={setOwner}
      />
      <TextField
        label={requestsText.whyOf['hand-over']}
        value={why}
        error={tried && short ? requestsText.whyShort : undefined}
        onValue={setWhy}
      />
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <FormFoot busy={busy} label={t.giveYes} onBack={() => setOpen(false)} />
    </form>
  );
}
