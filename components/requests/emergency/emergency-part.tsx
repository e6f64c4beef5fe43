import { useState } from 'preact/hooks';
import type { DeviceStatus, RecordAnswer } from '../../../lib/wire/own.ts';
import type { TicketRef } from '../../../lib/wire/state.ts';
import type { Ask } from '../../own/ask.ts';
import { Banner } from '../../parts/banner.tsx';
import { requestsEmergencyText as t } from '../../text.ts';
import { BeginForm } from './begin-form.tsx';
import { OpenEmergencies } from './open-emergencies.tsx';

interface Props {
  ask: Ask;
  /** technician id of whoever looks */
  me: string;
  device: DeviceStatus;
  record: RecordAnswer | null;
  ticket: TicketRef | null;
  /** the client of the tab in front; empty where it is not known */
  client: string;
  onBegun(): void;
}

/** Work that cannot wait: begun at once, also without the collector; what is open at the client, with its time. */
export function EmergencyPart({ ask, me, device, record, ticket, client, onBegun }: Props) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <section>
      <h2>{t.title}</h2>
      <div role="status">{said && <Banner tone="ok" text={said} />}</div>
      {client && !device.offline && <OpenEmergencies key={client} ask={ask} client={client} record={record} me={me} />}
      {!open && (
        <div class="stack">
          <p class="dim">{t.hint}</p>
          <button type="button" class="button start" onClick={() => setOpen(true)}>
            {t.open}
          </button>
        </div>
      )}
      {open && record && (
        <BeginForm
          ask={ask}
          device={device}
          record={record}
          ticket={ticket}
          client={client}
          onBegun={(sentence) => {
            setSaid(sentence);
            setOpen(false);
            onBegun();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
