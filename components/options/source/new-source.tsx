import { useState } from 'preact/hooks';
import type { Source } from '../../../lib/record/access.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { sourcesText } from '../../text.ts';
import { freeId, saveObject } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';
import { slug } from '../slug.ts';

const t = sourcesText.sources;
const KINDS = ['scim', 'csv'] as const;

interface Props {
  context: OptionsContext;
  onClose(): void;
  onDone(): Promise<void>;
}

/** A new source: its name and how it sends. What it owns is said afterwards, part by part. */
export function NewSource({ context, onClose, onDone }: Props) {
  const [label, setLabel] = useState('');
  const [kind, setKind] = useState<Source['kind']>('scim');
  const [failed, setFailed] = useState<string | null>(null);
  const { ask } = context;

  async function save(event: Event) {
    event.preventDefault();
    const id = await freeId(ask, 'sources', slug(label, []));
    if (!id.ok) return setFailed(id.sentence);
    const source: Source = { id: id.value, version: 1, label: label.trim(), kind, owns: [] };
    const reply = await saveObject(ask, 'sources', source, { adding: true, why: '' });
    if (!reply.ok) return setFailed(reply.sentence);
    await onDone();
  }

  return (
    <form class="group" onSubmit={save} aria-label={t.add}>
      <TextField label={t.label} hint={t.labelHint} value={label} onValue={setLabel} />
      <div class="pair">
        {KINDS.map((one) => (
          <label class="check" key={one}>
            <input type="radio" name="source-kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>
              {t.kinds[one]}
              <small>{t.kindHints[one]}</small>
            </span>
          </label>
        ))}
      </div>
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      <div class="actions">
        <button type="submit" class="button primary" disabled={!label.trim()}>
          {t.save}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
