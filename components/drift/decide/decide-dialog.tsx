import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import { Banner } from '../../parts/banner.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { type Decision, type Deed, missing } from './decision.ts';

const t = driftText.decide;

interface Props {
  context: DriftContext;
  deed: Deed;
  /** what is decided about */
  about: string;
  /** gives a sentence where it was refused */
  send(decision: Decision): Promise<string | null>;
  onClose(): void;
}

const MONTH_MS = 30 * 86_400_000;
const inAMonth = (): string => new Date(Date.now() + MONTH_MS).toISOString();

/** One decision, with its reason. What was written stays when it is refused. */
export function DecideDialog({ context, deed, about, send, onClose }: Props) {
  const [decision, setDecision] = useState<Decision>(() => ({
    ...{ deed, why: '', assign: context.me },
    ...(deed === 'accept' ? { expires: inAMonth() } : {}),
  }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const wrong = tried ? missing(decision) : {};
  const set = (change: Partial<Decision>) => setDecision({ ...decision, ...change });

  useEffect(() => dialog.current?.showModal(), []);

  async function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(missing(decision)).length > 0) return;
    setBusy(true);
    const sentence = await send(decision);
    setBusy(false);
    setFailed(sentence);
    if (sentence === null) dialog.current?.close();
  }

  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form class="stack" onSubmit={submit} novalidate aria-busy={busy}>
        <h2 id={title}>{t[deed].title}</h2>
        <p class="said">{displayText(about)}</p>
        <p class="dim">{t[deed].text}</p>
        {deed === 'acknowledge' && (
          <PickObject
            context={context}
            kind="technicians"
            label={t.who}
            value={decision.assign}
            onValue={(assign) => set({ assign })}
          />
        )}
        <TextField
          label={deed === 'acknowledge' ? t.whyMaybe : t.why}
          value={decision.why}
          error={wrong.why ? t.whyMissing : undefined}
          onValue={(why) => set({ why })}
        />
        {deed === 'accept' && <Excepting {...{ context, decision, set }} wrong={wrong.expires} />}
        <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
        <div class="actions">
          <button type="submit" class="button primary" disabled={busy}>
            {t[deed].button}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface ExceptingProps {
  context: DriftContext;
  decision: Decision;
  set(change: Partial<Decision>): void;
  wrong: true | undefined;
}

/** An exception has an end, somebody who answers for it, and what keeps the risk small. */
function Excepting({ context, decision, set, wrong }: ExceptingProps) {
  return (
    <>
      <div class="pair">
        <DateField
          label={t.expires}
          hint={t.expiresHint}
          edge="end"
          value={decision.expires}
          error={wrong && t.expiresMissing}
          onValue={(expires) => set({ expires: expires ?? '' })}
        />
        <DateField
          label={t.reviewBy}
          edge="end"
          value={decision.reviewBy}
          onValue={(reviewBy) => set({ reviewBy: reviewBy ?? '' })}
        />
      </div>
      <PickObject
        context={context}
        kind="technicians"
        label={t.owner}
        hint={t.ownerHint}
        value={decision.owner}
        empty=""
        onValue={(owner) => set({ owner })}
      />
      <TextField label={t.control} value={decision.control ?? ''} onValue={(control) => set({ control })} />
    </>
  );
}
