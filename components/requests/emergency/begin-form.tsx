import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DeviceStatus, RecordAnswer } from '../../../lib/wire/own.ts';
import type { TicketRef } from '../../../lib/wire/state.ts';
import type { Ask } from '../../own/ask.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { requestsEmergencyText as t } from '../../text.ts';
import { FormFoot } from '../card/form-foot.tsx';
import { accountsAt, consolesOf } from './places.ts';
import { useMayBegin } from './use-may-begin.ts';

interface Props {
  ask: Ask;
  device: DeviceStatus;
  record: RecordAnswer;
  ticket: TicketRef | null;
  client: string;
  onBegun(sentence: string): void;
  onClose(): void;
}

const OTHER = '';

/** Client, account, hours and reason: enough to begin with, whether or not the collector is reached. */
export function BeginForm({ ask, device, record, ticket, onBegun, onClose, ...given }: Props) {
  const [client, setClient] = useState(given.client);
  const [console, setConsole] = useState('');
  const [account, setAccount] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [hours, setHours] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const may = useMayBegin(ask, client, device.offline !== null);

  const consoles = consolesOf(record, client);
  const place = consoles.find(({ id }) => id === console) ?? consoles[0];
  const accounts = place ? accountsAt(record, place, client, device.technician?.id ?? '') : [];
  const chosen = account ?? accounts[0]?.name ?? OTHER;
  const signedInAs = chosen === OTHER ? name.trim() : chosen;
  const asked = hours ?? String(may.hours);
  const wrong = {
    account: !signedInAs,
    hours: !/^[1-9]\d?$/.test(asked.trim()) || Number(asked) > may.hours,
    why: why.trim().length < 3,
  };

  async function begin(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!place || wrong.account || wrong.hours || wrong.why) return;
    setBusy(true);
    const reply = await ask({
      ...{ type: 'own.emergency', client, console: place.id, account: signedInAs, hours: Number(asked) },
      ...{ why: why.trim(), ticket: ticket?.key },
    });
    setBusy(false);
    if (reply.ok) return onBegun(t.begun(signedInAs, clock(reply.value.until)));
    setFailed(reply.sentence);
  }

  return (
    <form class="card stack" onSubmit={begin} aria-busy={busy} aria-label={t.title}>
      <p class="dim">{displayText(ticket ? t.withTicket(`${ticket.number} ${ticket.subject}`) : t.noTicket)}</p>
      {device.offline && <Banner tone="warn" text={t.offline} />}
      <SelectField
        label={t.client}
        value={client}
        options={[
          ...(client ? [] : [{ value: '', label: t.noClient }]),
          ...record.clients.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onValue={setClient}
      />
      {client && !place && <Banner tone="warn" text={t.noConsole} />}
      {place && (
        <>
          <SelectField
            label={t.console}
            value={place.id}
            options={consoles.map(({ id, label }) => ({ value: id, label }))}
            onValue={(id) => {
              setConsole(id);
              setAccount(null);
            }}
          />
          {accounts.length > 0 && (
            <SelectField
              label={t.account}
              value={chosen}
              options={[
                ...accounts.map((one) => ({ value: one.name, label: displayText(one.name) })),
                { value: OTHER, label: t.otherAccount },
              ]}
              onValue={setAccount}
            />
          )}
          {chosen === OTHER && (
            <TextField
              label={t.accountName}
              hint={t.accountHint}
              mono
              value={name}
              error={tried && wrong.account ? t.missing : undefined}
              onValue={setName}
            />
          )}
        </>
      )}
      <TextField
        label={t.hours}
        keys="numeric"
        value={asked}
        error={tried && wrong.hours ? t.hoursWrong(may.hours) : undefined}
        onValue={setHours}
      />
      <TextField
        label={t.why}
        hint={t.whyHint}
        value={why}
        error={tried && wrong.why ? t.short : undefined}
        onValue={setWhy}
      />
      {may.blocked && <Banner tone="bad" text={may.blocked} />}
      {may.unknown && <Banner tone="warn" text={t.checkFailed(may.unknown)} />}
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <FormFoot
        busy={busy || !place || may.blocked !== null}
        label={busy ? t.beginning : t.begin}
        kind="danger"
        back={t.cancel}
        onBack={onClose}
      />
    </form>
  );
}
