import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Kind } from '../../../lib/record/kinds.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { adminText } from '../../text.ts';
import type { BulkAnswer } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';
import type { BulkPart } from './bulk-parts.ts';
import { BulkPreview } from './bulk-preview.tsx';
import type { Selection } from './use-selection.ts';

const t = adminText.bulk;

interface Props {
  context: OptionsContext;
  kind: Kind;
  parts: readonly BulkPart[];
  selection: Selection;
  onClose(): void;
  onDone(): Promise<void>;
}

/** One part of many objects, with a reason: looked at first, then all of them or none. */
export function BulkEdit({ context, kind, parts, selection, onClose, onDone }: Props) {
  const [key, setKey] = useState(parts[0]?.key ?? '');
  const [value, setValue] = useState('');
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [preview, setPreview] = useState<BulkAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const part = parts.find((one) => one.key === key) as BulkPart;
  const change = part.change(value);

  useEffect(() => dialog.current?.showModal(), []);
  /** What was looked at is what is made: any other wish is looked at anew. */
  function wish(set: () => void) {
    set();
    setPreview(null);
    setFailed(null);
  }

  async function ask(dryRun: boolean) {
    setWrong(why.trim().length < 3);
    if (why.trim().length < 3 || !change) return;
    setBusy(true);
    setFailed(null);
    const body = { kind, ids: selection.items(), change, why: why.trim(), dryRun };
    const reply = await askRoute(context.ask, 'POST /v1/bulk', { body });
    setBusy(false);
    if (!reply.ok) return setFailed(reply.sentence);
    if (reply.value.applied) {
      await onDone();
      return onClose();
    }
    setPreview(reply.value);
  }

  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(preview === null);
        }}
      >
        <h2 id={title}>{t.title(selection.size)}</h2>
        <div class="pair">
          <SelectField
            label={t.part}
            value={key}
            options={parts.map((one) => ({ value: one.key, label: one.label }))}
            onValue={(next) =>
              wish(() => {
                setKey(next);
                setValue('');
              })
            }
          />
          <PartField part={part} value={value} onValue={(next) => wish(() => setValue(next))} />
        </div>
        <TextField
          label={t.why}
          hint={t.whyHint}
          value={why}
          error={wrong ? t.whyMissing : undefined}
          onValue={(next) => wish(() => setWhy(next))}
        />
        <div role="status" class="stack">
          {failed && <Banner tone="bad" text={failed} />}
          {preview && <BulkPreview context={context} kind={kind} preview={preview} selection={selection} />}
        </div>
        <div class="actions">
          {preview && preview.refused.length === 0 && preview.changed.length > 0 ? (
            <button type="submit" class="button primary" disabled={busy}>
              {t.apply(preview.changed.length)}
            </button>
          ) : (
            <button type="button" class="button primary" disabled={busy || !change} onClick={() => void ask(true)}>
              {t.preview}
            </button>
          )}
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function PartField({ part, value, onValue }: { part: BulkPart; value: string; onValue(value: string): void }) {
  const { input } = part;
  if (input.as === 'text' || input.as === 'number') {
    const keys = input.as === 'number' ? 'numeric' : 'text';
    const hint = part.change('') ? t.empty : undefined;
    return <TextField label={t.to} hint={hint} keys={keys} value={value} onValue={onValue} />;
  }
  const { yes, no, choose } = CHOICE;
  const given: [string, string][] = input.as === 'choice' ? input.options : [yes, no];
  const options = [choose, ...given].map(([one, label]) => ({ value: one, label }));
  return <SelectField label={t.to} value={value} options={options} onValue={onValue} />;
}

const CHOICE: Record<'yes' | 'no' | 'choose', [string, string]> = {
  yes: ['yes', adminText.object.yes],
  no: ['no', adminText.object.no],
  choose: ['', '–'],
};
