import { useEffect, useRef, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { ExportQuery } from '../../../lib/wire/evidence.schema.ts';
import type { Exported, Exporting, ExportProgress } from '../../../lib/wire/evidence-page.ts';
import type { Reply } from '../../own/ask.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyLink } from '../../parts/copy-link.tsx';
import { evidenceFilesText as t } from '../../text.ts';
import type { EvidenceDeeds } from '../context.ts';

interface Props {
  exporting: Exporting;
  format: ExportQuery['format'];
  deeds: EvidenceDeeds;
  onClose(): void;
}

/** One export on its way: how far it is, what to do when it breaks off, and what the file holds in the end. */
export function ExportRun({ exporting, format, deeds, onClose }: Props) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [reply, setReply] = useState<Reply<Exported> | null>(null);
  const [stopped, setStopped] = useState(false);
  const calledOff = useRef(new AbortController());

  async function run() {
    calledOff.current = new AbortController();
    const { signal } = calledOff.current;
    setReply(null);
    const said = await exporting.run(setProgress, signal);
    if (!signal.aborted) setReply(said);
  }
  useEffect(() => {
    void run();
    return () => calledOff.current.abort();
  }, [exporting]);

  async function stop() {
    calledOff.current.abort();
    await exporting.discard();
    setStopped(true);
  }

  if (stopped) {
    return (
      <section class="card stack">
        <p role="status">{t.stopped}</p>
        <button type="button" class="button start" onClick={onClose}>
          {t.another}
        </button>
      </section>
    );
  }
  if (reply?.ok) return <Done exported={reply.value} format={format} deeds={deeds} onClose={onClose} />;
  return (
    <section class="card stack" aria-busy={!reply}>
      {reply ? (
        <>
          <div role="alert">
            <Banner tone="bad" text={t.broke(reply.sentence)} />
          </div>
          <p class="dim num">{progress && t.running(progress.events, progress.of, progress.bytes)}</p>
          <p class="actions">
            <button type="button" class="button primary" onClick={() => void run()}>
              {exporting.goesOn() ? t.goOn : t.again}
            </button>
            <button type="button" class="button" onClick={() => void stop()}>
              {t.giveUp}
            </button>
          </p>
        </>
      ) : (
        <>
          <Bar progress={progress} />
          <button type="button" class="button start" onClick={() => void stop()}>
            {t.stop}
          </button>
        </>
      )}
    </section>
  );
}

function Bar({ progress }: { progress: ExportProgress | null }) {
  const of = progress?.of ?? null;
  return (
    <div>
      <p class="num" role="status">
        {progress ? t.running(progress.events, of, progress.bytes) : t.preparing}
      </p>
      <progress aria-label={t.progress} {...(of ? { max: of, value: Math.min(of, progress?.events ?? 0) } : {})} />
    </div>
  );
}

interface DoneProps {
  exported: Exported;
  format: ExportQuery['format'];
  deeds: EvidenceDeeds;
  onClose(): void;
}

function Done({ exported, format, deeds, onClose }: DoneProps) {
  const { name, events, bytes, sha256 } = exported;
  return (
    <section class="card stack">
      <div role="status">
        <h2>{t.done}</h2>
      </div>
      <dl class="rows">
        <dt>{t.file}</dt>
        <dd>{displayText(name)}</dd>
        <dt>{t.holds}</dt>
        <dd class="num">{t.holdsWords(events, bytes)}</dd>
        <dt>{t.hash}</dt>
        <dd>
          <code>{sha256}</code> <CopyLink text={sha256} copy={deeds.copy} />
        </dd>
      </dl>
      <p class="dim">{t.hashHint}</p>
      {format === 'pack' && (
        <p class="dim">
          <a class="link" href="#check">
            {t.checkIt}
          </a>
        </p>
      )}
      <button type="button" class="button start" onClick={onClose}>
        {t.another}
      </button>
    </section>
  );
}
