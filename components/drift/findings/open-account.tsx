import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DriftPlace } from '../../../lib/wire/drift.schema.ts';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';

const t = driftText.item;

/** The console at this account, in a tab of its own with the panel open. */
export function OpenAccount({ context, place }: { context: DriftContext; place: DriftPlace }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  async function open() {
    setBusy(true);
    setFailed(null);
    const { console, account, address } = place;
    const reply = await context.ask({ type: 'own.openAccount', console, account, ...(address ? { address } : {}) });
    setBusy(false);
    if (!reply.ok) setFailed(reply.sentence);
  }

  return (
    <>
      <button type="button" class="link start" disabled={busy} onClick={open}>
        {busy ? t.opening : t.open}
      </button>
      <p role="status" class="dim">
        {failed && displayText(failed)}
      </p>
    </>
  );
}
