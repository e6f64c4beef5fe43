import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { optionsText as t } from '../text.ts';
import type { OptionsContext } from './context.ts';

interface Props<T> {
  context: OptionsContext;
  kind: Extract<OwnMessage, { type: 'own.remove' }>['kind'];
  name: string;
  stored: T;
  onDone(): void;
}

/** Removes for the whole team, after asking. */
export function RemoveButton<T extends { id: string; version: number }>({
  context,
  kind,
  name,
  stored,
  onDone,
}: Props<T>) {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  async function remove() {
    const reply = await context.ask({ type: 'own.remove', kind, id: stored.id, version: stored.version });
    if (!reply.ok) return setFailed(reply.sentence);
    context.drafts.set(`${kind}/${stored.id}`, undefined);
    await context.reload();
    onDone();
  }

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
