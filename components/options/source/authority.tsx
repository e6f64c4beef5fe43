import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { OWNABLE, type Ownable, type Source } from '../../../lib/record/access.schema.ts';
import type { SourceView } from '../../../lib/wire/sources.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { sourcesText } from '../../text.ts';
import { saveObject } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';
import { WhyInput } from '../why-input.tsx';

const t = sourcesText.sources;
const BY_HAND = '';

interface Props {
  context: OptionsContext;
  sources: SourceView[];
  reload(): Promise<void>;
}

/** Which source owns which part of the record; what none owns is kept by hand. */
export function Authority({ context, sources, reload }: Props) {
  const [owners, setOwners] = useState(() => ownersOf(sources));
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = sources.filter((source) => !sameParts(source.owns, partsOf(owners, source.id)));

  async function save(event: Event) {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    for (const source of inTurn(changed, owners)) {
      const reply = await saveObject(context.ask, 'sources', source, { adding: false, why });
      if (reply.ok) continue;
      setFailed(reply.sentence);
      break;
    }
    setBusy(false);
    await reload();
  }

  return (
    <form class="group" onSubmit={save} aria-busy={busy} aria-label={t.authority}>
      <header>
        <h2>{t.authority}</h2>
        <p class="dim">{t.authorityLead}</p>
      </header>
      <div class="owners">
        {OWNABLE.map((part) => (
          <label key={part}>
            <span>{t.parts[part]}</span>
            <select
              class="input"
              value={owners[part] ?? BY_HAND}
              disabled={busy}
              onChange={(event) => setOwners({ ...owners, [part]: event.currentTarget.value })}
            >
              <option value={BY_HAND}>{t.byHand}</option>
              {sources.map(({ id, label }) => (
                <option key={id} value={id}>
                  {displayText(label)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy || changed.length === 0}>
          {t.saveOwners}
        </button>
        <WhyInput value={why} onValue={setWhy} disabled={changed.length === 0} />
      </div>
      <p class="dim">{t.ownersHint}</p>
    </form>
  );
}

type Owners = Partial<Record<Ownable, string>>;

const ownersOf = (sources: SourceView[]): Owners =>
  Object.fromEntries(sources.flatMap(({ id, owns }) => owns.map((part) => [part, id])));
const partsOf = (owners: Owners, source: string): Ownable[] => OWNABLE.filter((part) => owners[part] === source);
const sameParts = (one: readonly Ownable[], other: readonly Ownable[]): boolean =>
  one.length === other.length && one.every((part) => other.includes(part));

/** No part has two owners on the way: first everybody lets go of what is to be another's, then each takes what is new. */
function inTurn(changed: SourceView[], owners: Owners): Source[] {
  const steps: Source[] = [];
  const at = new Map<string, number>();
  const step = ({ id, version, label, kind }: SourceView, owns: Ownable[]) => {
    // Each change makes the next version.
    steps.push({ id, version: version + (at.get(id) ?? 0), label, kind, owns });
    at.set(id, (at.get(id) ?? 0) + 1);
  };
  for (const source of changed) {
    const kept = source.owns.filter((part) => owners[part] === source.id);
    if (kept.length < source.owns.length) step(source, kept);
  }
  for (const source of changed) {
    const wanted = partsOf(owners, source.id);
    if (wanted.some((part) => !source.owns.includes(part))) step(source, wanted);
  }
  return steps;
}
