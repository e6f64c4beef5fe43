import { useEffect, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidenceAuditText as t } from '../../text.ts';
import type { Sample } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { ProveAll } from '../proven/prove-all.tsx';
import { useProofs } from '../proven/use-proofs.ts';
import { Days } from '../timeline/days.tsx';
import { CopyIds } from './copy-ids.tsx';
import type { Part } from './counts.tsx';
import type { Draw } from './draw-form.tsx';

interface Props {
  context: EvidenceContext;
  part: Part;
  kind: PopulationKind;
  sample: Sample;
  by: Draw;
}

/** So many events of an item's path the collector gives. */
const PATH = 200;

/** The items drawn, each opening with its whole path. On paper all of them are open. */
export function Drawn({ context, part, kind, sample, by }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { items, total, unknown, method } = sample;
  const proofs = useProofs(
    context.ask,
    items.flatMap(({ path }) => path),
  );
  const provenOf = ({ path }: Sample['items'][number]) =>
    path.filter(({ proof }) => ['verified', 'gone'].includes(proofs.verdicts.get(proof.leafHash)?.is ?? '')).length;
  const all = () => setOpen(new Set(items.map(({ id }) => id)));
  useEffect(() => {
    addEventListener('beforeprint', all);
    return () => removeEventListener('beforeprint', all);
  }, [items]);

  function toggle(id: string, is: boolean) {
    setOpen((before) => new Set(is ? [...before, id] : [...before].filter((one) => one !== id)));
  }

  return (
    <section class="stack" aria-label={t.draw}>
      <p class="spread">
        <span class="num" role="status">
          {t.drawn(items.length, total)}
          {'seed' in by ? `. ${displayText(t.drawnBySeed(by.seed))}` : ''}
        </span>
        <button type="button" class="link no-print" onClick={open.size > 0 ? () => setOpen(new Set()) : all}>
          {open.size > 0 ? t.closeAll : t.openAll}
        </button>
      </p>
      <p class="dim">{displayText(method, 600)}</p>
      {'seed' in by && (
        <p class="dim actions no-print">
          <CopyIds context={context} part={part} kind={kind} total={total} />
        </p>
      )}
      <ProveAll proofs={proofs} />
      {unknown.length > 0 && <Banner tone="warn" text={t.unknown(unknown)} />}
      <ol class="drawn">
        {items.map((item, at) => (
          <li key={item.id} class="card">
            <details
              open={open.has(item.id)}
              onToggle={(event) => {
                const is = event.currentTarget.open;
                if (is !== open.has(item.id)) toggle(item.id, is);
              }}
            >
              <summary>
                <b class="num">{at + 1}</b>
                <span class="two">
                  <span>{displayText(item.story, 1024)}</span>
                  <small class="num">
                    {momentOf(item.at)} · {t.path(item.events)} · <code>{displayText(item.id)}</code>
                    {proofs.state !== 'before' && ` · ${t.provenOf(provenOf(item), item.path.length)}`}
                  </small>
                </span>
              </summary>
              {open.has(item.id) && (
                <>
                  <Days events={item.path} proofs={proofs} />
                  {item.path.length >= PATH && <p class="dim">{t.cutPath}</p>}
                </>
              )}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
