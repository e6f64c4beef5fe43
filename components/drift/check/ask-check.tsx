import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import type { Reply } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import type { Asked } from './accounts-of.ts';

const t = driftText.check;

interface Props {
  context: DriftContext;
  /** finds out which accounts are meant, when the dialog opens */
  accounts(): Promise<Reply<Asked>>;
  onAsked(sentence: string): void;
  onClose(): void;
}

/** Asks somebody to look at these accounts now. Whoever it is for goes through them in their own browser. */
export function AskCheck({ context, accounts, onAsked, onClose }: Props) {
  const [found, setFound] = useState<Asked | null>(null);
  const [person, setPerson] = useState(context.me);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const count = found ? found.accounts.length + found.others.length : 0;

  useEffect(() => {
    dialog.current?.showModal();
    void accounts().then((reply) => (reply.ok ? setFound(reply.value) : setFailed(reply.sentence)));
  }, []);

  async function submit(event: Event) {
    event.preventDefault();
    if (!found || count === 0) return;
    setBusy(true);
    const body = { ...found, for: person, ...(why.trim() ? { why: why.trim() } : {}) };
    const reply = await askRoute(context.ask, 'POST /v1/rounds', { body });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return;
    onAsked(t.asked(reply.value.counts.accounts, reply.value.for.name));
    dialog.current?.close();
  }

  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form class="stack" onSubmit={submit} novalidate aria-busy={busy || found === null}>
        <h2 id={title}>{t.title}</h2>
        <p class="said" role="status">
          {found ? (count === 0 ? t.none : t.text(count)) : failed ? '' : t.looking}
        </p>
        <PickObject context={context} kind="technicians" label={t.who} value={person} onValue={setPerson} />
        <TextField label={driftText.decide.whyMaybe} value={why} onValue={setWhy} />
        <div role="alert">{failed && <Banner tone="bad" text={displayText(failed)} />}</div>
        <div class="actions">
          <button type="submit" class="button primary" disabled={busy || count === 0}>
            {t.send}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {driftText.decide.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
