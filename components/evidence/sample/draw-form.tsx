import { useState } from 'preact/hooks';
import type { PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { Chips } from '../../parts/chips.tsx';
import { LinesField, TextField, trimLines } from '../../parts/field.tsx';
import { evidenceAuditText as t } from '../../text.ts';
import type { Sample } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import type { Part } from './counts.tsx';

export type Draw = { seed: string; n: number } | { ids: string[] };

interface Props {
  context: EvidenceContext;
  part: Part;
  kind: PopulationKind;
  onDrawn(sample: Sample, by: Draw): void;
}

const MOST = 500;
const LONGEST_SEED = 128;
const WAYS = [
  { value: 'seed', label: t.bySeed },
  { value: 'ids', label: t.byIds },
] as const;

/** A sample by a seed, or the items an auditor named. */
export function DrawForm({ context, part, kind, onDrawn }: Props) {
  const [how, setHow] = useState<string>('seed');
  const [n, setN] = useState('25');
  const [seed, setSeed] = useState('');
  const [ids, setIds] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const count = /^\d{1,3}$/.test(n.trim()) ? Number(n) : 0;
  const counts = count >= 1 && count <= MOST;
  const fits = seed.trim().length <= LONGEST_SEED;
  const wanted = [...new Set(trimLines(ids).map(unquoted))];
  const few = wanted.length <= MOST;
  const ready = how === 'seed' ? seed.trim() !== '' && counts && fits : wanted.length > 0 && few;

  async function draw(event: Event) {
    event.preventDefault();
    if (!ready || busy) return;
    const by: Draw = how === 'seed' ? { seed: seed.trim(), n: count } : { ids: wanted };
    setBusy(true);
    setFailed(null);
    const reply = await askRoute(context.ask, 'POST /v1/evidence/sample', { body: { ...part, kind, ...by } });
    setBusy(false);
    if (reply.ok) onDrawn(reply.value, by);
    else setFailed(reply.sentence);
  }

  return (
    <form class="group no-print" onSubmit={draw} aria-label={t.draw}>
      <Chips label={t.drawBy} value={how} options={WAYS} onValue={setHow} />
      {how === 'seed' ? (
        <div class="seed">
          <TextField
            label={t.n}
            keys="numeric"
            value={n}
            error={counts || !n.trim() ? undefined : t.howMany(MOST)}
            onValue={setN}
          />
          <TextField
            label={t.seed}
            hint={t.seedHint}
            value={seed}
            error={fits ? undefined : t.seedLength(LONGEST_SEED)}
            onValue={setSeed}
          />
          <button type="button" class="button" onClick={() => setSeed(newSeed())}>
            {t.makeSeed}
          </button>
        </div>
      ) : (
        <LinesField
          label={t.ids}
          hint={t.idsHint}
          value={ids}
          error={few ? undefined : t.tooManyIds(wanted.length, MOST)}
          onValue={setIds}
        />
      )}
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <button type="submit" class="button primary start" disabled={!ready || busy} aria-busy={busy}>
        {how === 'seed' ? t.drawIt : t.show}
      </button>
    </form>
  );
}

/** As a spreadsheet writes a cell. */
const unquoted = (line: string): string => /^"(.*)"$/.exec(line)?.[1]?.replaceAll('""', '"') ?? line;

/** Short enough to be read out. */
function newSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
