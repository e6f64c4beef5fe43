import { useState } from 'preact/hooks';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { LogStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { Banner } from '../parts/banner.tsx';
import { logText as t } from '../text.ts';
import type { OptionsDeeds } from './context.ts';
import { SaveWaiting } from './save-waiting.tsx';

interface Props {
  ask: Ask;
  deeds: OptionsDeeds;
  status: LogStatus;
  reload(): Promise<void>;
}

/** Evidence cannot be stored: why, and the ways out. None of them loses anything, and what removes a copy asks first. */
export function LogStorage({ ask, deeds, status, reload }: Props) {
  const [asked, setAsked] = useState<'room' | 'beside' | null>(null);
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);
  // Not named `storage`: the bundler takes a name it does not see declared for WXT's own and ships that.
  const evidence = status.storage;
  const sentence = evidence.ok ? (evidence.full ?? '') : evidence.sentence;

  async function run(message: OwnMessage, done: (value: unknown) => string) {
    const reply = await ask(message);
    setSaid(reply.ok ? { tone: 'ok', text: done(reply.value) } : { tone: 'bad', text: reply.sentence });
    setAsked(null);
    await reload();
  }

  const room = (value: unknown) => t.roomMade((value as { removed: number }).removed);
  return (
    <section class="stack" aria-label={t.storageBad}>
      <h2>{evidence.ok ? t.storageFull : t.storageBad}</h2>
      <div role="alert">
        <Banner tone="bad" text={sentence} />
      </div>
      <div class="actions">
        <button type="button" class="button primary" onClick={() => run({ type: 'own.logRetry' }, () => t.retried)}>
          {t.retry}
        </button>
        {evidence.ok ? (
          <button type="button" class="button" aria-expanded={asked === 'room'} onClick={() => setAsked('room')}>
            {t.room}
          </button>
        ) : (
          <button type="button" class="button" aria-expanded={asked === 'beside'} onClick={() => setAsked('beside')}>
            {t.beside}
          </button>
        )}
        {evidence.ok && <SaveWaiting ask={ask} deeds={deeds} />}
      </div>
      {asked === 'room' && (
        <Sure
          text={t.roomSure}
          yes={t.roomYes}
          no={t.roomNo}
          onYes={() => run({ type: 'own.logRoom' }, room)}
          onNo={() => setAsked(null)}
        />
      )}
      {asked === 'beside' && (
        <Sure
          text={t.besideSure}
          yes={t.besideYes}
          no={t.besideNo}
          onYes={() => run({ type: 'own.logBeside' }, () => t.besideDone)}
          onNo={() => setAsked(null)}
        />
      )}
      <div role="status">{said && <Banner tone={said.tone} text={said.text} />}</div>
    </section>
  );
}

interface SureProps {
  text: string;
  yes: string;
  no: string;
  onYes(): Promise<void>;
  onNo(): void;
}

function Sure({ text, yes, no, onYes, onNo }: SureProps) {
  return (
    <div class="note" role="alert">
      <p>{text}</p>
      <div class="actions">
        <button type="button" class="button danger" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="button" onClick={onNo}>
          {no}
        </button>
      </div>
    </div>
  );
}
