import { useState } from 'preact/hooks';
import type { Pack } from '../../../lib/wire/evidence-packs.schema.ts';
import type { Exporting } from '../../../lib/wire/evidence-page.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { evidencePacksText as t } from '../../text.ts';
import type { Packs as Listed } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { ExportRun } from '../export/export-run.tsx';
import { PackLine } from './pack-line.tsx';

const LOOK_MS = 4_000;

/** Files the collector makes and keeps: how far each is, and taking it along. */
export function Packs({ context }: { context: EvidenceContext }) {
  const packs = useRoute(context.ask, 'GET /v1/evidence/packs', {}, LOOK_MS);
  const [taking, setTaking] = useState<{ pack: Pack; exporting: Exporting } | null>(null);

  async function take(pack: Pack) {
    const exporting = await context.deeds.takePack(pack);
    if (exporting) setTaking({ pack, exporting });
  }
  return (
    <section class="card stack">
      <div>
        <h2>{t.packs}</h2>
        <p class="dim">{t.packsLead}</p>
      </div>
      {taking && (
        <ExportRun
          exporting={taking.exporting}
          format={taking.pack.format}
          deeds={context.deeds}
          onClose={() => setTaking(null)}
        />
      )}
      <List context={context} value={packs.value} failure={packs.failure} reload={packs.reload} onTake={take} />
    </section>
  );
}

interface ListProps {
  context: EvidenceContext;
  value: Listed | null;
  failure: { sentence: string } | null;
  reload(): Promise<void>;
  onTake(pack: Pack): Promise<void>;
}

function List({ context, value, failure, reload, onTake }: ListProps) {
  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />;
  if (value.packs.length === 0) return <p class="said">{t.noPacks}</p>;
  return (
    <ul class="lines">
      {value.packs.map((pack) => (
        <PackLine key={pack.id} context={context} pack={pack} onTake={onTake} onChanged={reload} />
      ))}
    </ul>
  );
}
