import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { Kind } from '../../lib/record/kinds.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { optionsText as t } from '../text.ts';
import { removeObject } from './asked/collector.ts';
import type { OptionsContext } from './context.ts';
import { WaitsNote } from './object/waits-note.tsx';

interface Props {
  context: OptionsContext;
  kind: Kind;
  name: string;
  stored: { id: string; version: number };
  why: string;
  onDone(): void;
}

/** Removes for the whole team, after asking. */
export function RemoveButton({ context, kind, name, stored, why, onDone }: Props) {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [waits, setWaits] = useState(false);

  async function remove() {
    const reply = await removeObject(context.ask, kind, stored, why);
    if (!reply.ok) return setFailed(reply.sentence);
    if ('waits' in reply.value) return setWaits(true);
    context.drafts.set(`${kind}/${stored.id}`, undefined);
    await context.reload();
    onDone();
  }

  if (waits) return <WaitsNote />;
  if (!asked) {
    return (
      <button type="button" class="button danger end" onClick={() => setAsked(true)}>
        {t.remove}
      </button>
    );
  }
  return (
    <div class="note wide" role="alert">
      <p>{displayText(t.removeSure(name))}</p>
      {failed && <Banner tone="bad" text={failed} />}
      <div class="actions">
        <button type="button" class="button danger" onClick={remove}>
          {t.removeYes}
        </button>
        <button type="button" class="button" onClick={() => setAsked(false)}>
          {t.removeNo}
        </button>
      </div>
    </div>
  );
}
