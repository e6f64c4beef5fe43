import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { Client } from '../../lib/record/record.schema.ts';
import type { Ask } from '../own/ask.ts';
import { clock } from '../own/moment.ts';
import { Banner } from '../parts/banner.tsx';
import { TextField } from '../parts/field.tsx';
import { sidepanelText as t } from '../text.ts';

interface Props {
  ask: Ask;
  clients: Client[];
  onTaken(): void;
}

/** On-call cover for a client one does not usually serve. The client is named, not picked: what one does not serve one does not see. */
export function CoverPart({ ask, clients, onTaken }: Props) {
  const [open, setOpen] = useState(false);
  const [client, setClient] = useState('');
  const [hours, setHours] = useState('4');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);
  const wrong = { client: !client.trim(), reason: reason.trim().length < 3 };

  async function take(event: Event) {
    event.preventDefault();
    setTried(true);
    if (wrong.client || wrong.reason) return;
    const id = client.trim().toLowerCase().replace(/\s+/g, '-');
    const reply = await ask({ type: 'own.cover', client: id, hours: hoursOf(hours), reason: reason.trim() });
    if (!reply.ok) return setSaid({ tone: 'bad', text: reply.sentence });
    const name = clients.find((one) => one.id === id)?.name ?? id;
    setSaid({ tone: 'ok', text: t.coverTaken(name, clock(reply.value.until)) });
    setOpen(false);
    onTaken();
  }

  return (
    <section>
      <h2>{t.cover}</h2>
      <div role="status">{said && <Banner tone={said.tone} text={displayText(said.text)} />}</div>
      {!open && (
        <div class="stack">
          <p class="dim">{t.coverHint}</p>
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {t.coverOpen}
          </button>
        </div>
      )}
      {open && (
        <form class="stack" onSubmit={take} novalidate>
          <TextField
            label={t.coverClient}
            hint={t.coverClientHint}
            value={client}
            onValue={setClient}
            error={tried && wrong.client ? t.clientMissing : undefined}
          />
          <TextField label={t.coverHours} keys="numeric" value={hours} onValue={setHours} hint="1 to 12" />
          <TextField
            label={t.coverReason}
            hint={t.coverReasonHint}
            value={reason}
            onValue={setReason}
            error={tried && wrong.reason ? t.reasonShort : undefined}
          />
          <div class="actions">
            <button type="submit" class="button primary">
              {t.coverTake}
            </button>
            <button type="button" class="button" onClick={() => setOpen(false)}>
              {t.coverCancel}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function hoursOf(text: string): number {
  return Math.min(12, Math.max(1, Math.round(Number(text)) || 1));
}
