import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Checked, CheckProgress } from '../../../lib/wire/evidence-page.ts';
import { Lead } from '../../options/lead.tsx';
import type { Ask } from '../../own/ask.ts';
import { useAnswer } from '../../own/use-answer.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { evidenceFilesText as t } from '../../text.ts';
import type { EvidenceDeeds } from '../context.ts';
import { Broken } from './broken.tsx';
import { Holds } from './holds.tsx';

type State =
  | { is: 'nothing' }
  | { is: 'checking'; name: string; progress: CheckProgress | null }
  | { is: 'checked'; name: string; checked: Checked }
  | { is: 'unread'; sentence: string };

/** A pack, checked by this browser alone: chosen or dropped, with the same verifier as the command line's. */
export function CheckView({ ask, deeds }: { ask: Ask; deeds: EvidenceDeeds }) {
  // Where nobody is enrolled there is no answer, and nothing is said of whose log it is.
  const followed = useAnswer(ask, { type: 'own.log' });
  const [state, setState] = useState<State>({ is: 'nothing' });
  const [pinned, setPinned] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function check(file: File) {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setState({ is: 'checking', name: file.name, progress: null });
    try {
      const checked = await deeds.checkPack(file, {
        ...(pinned.trim() ? { pinned: pinned.trim() } : {}),
        signal: mine.signal,
        onProgress: (progress) => mine.signal.aborted || setState({ is: 'checking', name: file.name, progress }),
      });
      if (!mine.signal.aborted) setState({ is: 'checked', name: file.name, checked });
    } catch (error) {
      if (!mine.signal.aborted) setState({ is: 'unread', sentence: `${t.unreadable}: ${(error as Error).message}` });
    }
  }
  function stop() {
    running.current?.abort();
    setState({ is: 'nothing' });
  }

  return (
    <>
      <Lead title={t.checkTitle} text={t.checkLead} />
      {state.is === 'checking' ? (
        <Checking name={state.name} progress={state.progress} onStop={stop} />
      ) : (
        <DropPlace onFile={check} small={state.is === 'checked'}>
          <TextField label={t.pinned} hint={t.pinnedHint} mono value={pinned} onValue={setPinned} />
        </DropPlace>
      )}
      <div role="alert">{state.is === 'unread' && <Banner tone="bad" text={state.sentence} />}</div>
      {state.is === 'checked' &&
        (state.checked.verdict.ok ? (
          <Holds
            name={state.name}
            checked={state.checked}
            verdict={state.checked.verdict}
            deeds={deeds}
            own={followed.value?.log}
          />
        ) : (
          <Broken name={state.name} checked={state.checked} verdict={state.checked.verdict} />
        ))}
    </>
  );
}

interface DropProps {
  onFile(file: File): void;
  small: boolean;
  children: ComponentChildren;
}

function DropPlace({ onFile, small, children }: DropProps) {
  const [over, setOver] = useState(false);
  return (
    <section
      class={over ? 'card stack drop over' : 'card stack drop'}
      aria-label={t.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <p class="spread">
        <span class="said">{t.drop}</span>
        <FileButton
          label={small ? t.anotherPack : t.choose}
          accept=".jsonl,.ndjson,.json,application/x-ndjson"
          primary={!small}
          onFile={onFile}
        />
      </p>
      <details>
        <summary>{t.pinned}</summary>
        {children}
      </details>
    </section>
  );
}

function Checking({ name, progress, onStop }: { name: string; progress: CheckProgress | null; onStop(): void }) {
  return (
    <section class="card stack" aria-busy="true">
      <h2>
        {t.checkingTitle} {name}
      </h2>
      <div>
        <p class="num" role="status">
          {progress && t.checking(progress.bytes, progress.of, progress.entries)}
        </p>
        <progress
          aria-label={t.checkingTitle}
          {...(progress ? { max: Math.max(1, progress.of), value: progress.bytes } : {})}
        />
      </div>
      <button type="button" class="button start" onClick={onStop}>
        {t.stop}
      </button>
    </section>
  );
}
