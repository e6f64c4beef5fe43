import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DriftItem } from '../../../lib/wire/drift.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { driftText } from '../../text.ts';
import { accountsOfItems } from '../check/accounts-of.ts';
import { AskCheck } from '../check/ask-check.tsx';
import type { DriftContext } from '../context.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { canUndo, type Decision, type Deed, sendDecision, undone } from './decision.ts';

const t = driftText.decide;
const OF_MANY = ['acknowledge', 'false-alarm'] as const satisfies Deed[];

interface Props {
  context: DriftContext;
  items: readonly DriftItem[];
  clear(): void;
}

/** The same decision about each of those that are selected, one after another. What fails is said, and the rest is done. */
export function DecideSeveral({ context, items, clear }: Props) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const [progress, setProgress] = useState<string | null>(null);
  const [last, setLast] = useState<{ deed: Deed; ids: string[] } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [checking, setChecking] = useState(false);
  const [said, setSaid] = useState('');

  /** Gives the ids it worked for. */
  async function each(ids: readonly string[], decision: Decision): Promise<string[]> {
    const done: string[] = [];
    const refused: string[] = [];
    for (const id of ids) {
      setProgress(t.progress(done.length, ids.length));
      const reply = await sendDecision(context, id, decision, []);
      if (reply.ok) done.push(id);
      else refused.push(reply.sentence);
    }
    setProgress(null);
    setFailed(refused[0] ? t.failed(refused.length, refused[0]) : null);
    return done;
  }

  async function send(decision: Decision): Promise<null> {
    const ids = await each(
      items.map(({ id }) => id),
      decision,
    );
    setLast({ deed: decision.deed, ids });
    clear();
    return null;
  }

  async function undo() {
    if (!last) return;
    setLast(null);
    await each(last.ids, undone());
  }

  return (
    <div class="selection">
      <span class="dim num" role="status">
        {progress ?? (items.length > 0 ? driftText.selection.items(items.length) : '')}
        {!progress &&
          items.length === 0 &&
          (last ? `${t.several(last.ids.length)}: ${t[last.deed].button}` : displayText(said))}
      </span>
      {items.length > 0 &&
        OF_MANY.map((one) => (
          <button type="button" class="button" key={one} disabled={progress !== null} onClick={() => setDeed(one)}>
            {t[one].button}
          </button>
        ))}
      {items.length > 0 && (
        <>
          <button type="button" class="button" disabled={progress !== null} onClick={() => setChecking(true)}>
            {driftText.check.button}
          </button>
          <button type="button" class="link" onClick={clear}>
            {driftText.selection.clear}
          </button>
        </>
      )}
      {checking && (
        <AskCheck
          context={context}
          accounts={() => accountsOfItems(context.ask, items)}
          onAsked={(sentence) => {
            setLast(null);
            setSaid(sentence);
            clear();
          }}
          onClose={() => setChecking(false)}
        />
      )}
      {items.length === 0 && last && last.ids.length > 0 && canUndo(last.deed) && (
        <button type="button" class="link" onClick={undo}>
          {t.undo}
        </button>
      )}
      {failed && <Banner tone="warn" text={failed} />}
      {deed && (
        <DecideDialog
          context={context}
          deed={deed}
          about={t.several(items.length)}
          send={send}
          onClose={() => setDeed(null)}
        />
      )}
    </div>
  );
}
