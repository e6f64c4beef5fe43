import { useState } from 'preact/hooks';
import type { DeviceStatus, RecordAnswer } from '../../../lib/wire/own.ts';
import type { TicketRef } from '../../../lib/wire/state.ts';
import type { Ask } from '../../own/ask.ts';
import { requestsAskText as t } from '../../text.ts';
import { AskForm } from './ask-form.tsx';

interface Props {
  ask: Ask;
  device: DeviceStatus;
  record: RecordAnswer | null;
  /** what the tab in front gives; empty where it gives none */
  ticket: TicketRef | null;
  client: string;
  technician: string;
  onAsked(): void;
}

/** A button, and behind it the form: client, person and ticket come from the tab in front. */
export function AskPart({ device, ...given }: Props) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <button type="button" class="button start" onClick={() => setOpen(true)}>
        {t.open}
      </button>
    );
  if (device.offline) return <p class="dim">{t.offline}</p>;
  return <AskForm {...given} onClose={() => setOpen(false)} />;
}
