import { useState } from 'preact/hooks';
import type { DriftItem } from '../../../lib/wire/drift.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { driftText } from '../../text.ts';
import { DECIDE, type DriftContext, EXCEPT, may } from '../context.ts';
import { itemTitle, whereOf } from '../findings/item-words.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { canUndo, type Decision, type Deed, sendDecision, undone } from './decision.ts';

const t = driftText.decide;

interface Props {
  context: DriftContext;
  item: DriftItem;
  /** what was chosen of its places; empty: all of them */
  places: readonly string[];
}

/** What may be decided about one finding, and taking it back right after. */
export function DecideItem({ context, item, places }: Props) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const [last, setLast] = useState<{ decision: Decision; places: readonly string[] } | null>(null);
  const [said, setSaid] = useState('');
  const names = useNames(context.ask, { technicians: [last?.decision.assign] });
  const deeds = deedsFor(context, item);
  if (deeds.length === 0) return null;

  async function send(decision: Decision): Promise<string | null> {
    const reply = await sendDecision(context, item.id, decision, places);
    if (!reply.ok) return reply.sentence;
    setLast({ decision, places });
    setSaid('');
    return null;
  }

  async function undo() {
    if (!last) return;
    const reply = await sendDecision(context, item.id, undone(), last.places);
    setLast(null);
    setSaid(reply.ok ? t.undone : reply.sentence);
  }

  return (
    <div class="decide">
      <p class="dim">
        {places.length > 0 ? driftText.item.chosen(places.length) : item.count > 1 ? driftText.item.all : ''}
      </p>
      <div class="actions">
        {deeds.map((one) => (
          <button type="button" class="button" key={one} onClick={() => setDeed(one)}>
            {t[one].button}
          </button>
        ))}
      </div>
      <p role="status" class="decided">
        {last ? doneText(last.decision, (id) => names('technicians', id)) : said}{' '}
        {last && canUndo(last.decision.deed) && (
          <button type="button" class="link" onClick={undo}>
            {t.undo}
          </button>
        )}
      </p>
      {deed && (
        <DecideDialog
          context={context}
          deed={deed}
          about={t.about(itemTitle(item), places.length > 0 ? driftText.item.chosen(places.length) : whereOf(item))}
          send={send}
          onClose={() => setDeed(null)}
        />
      )}
    </div>
  );
}

function deedsFor(context: DriftContext, { places, technician }: DriftItem): Deed[] {
  if (!may(context, DECIDE)) return [];
  const states = new Set(places.map(({ state }) => state));
  const work = states.has('open') || states.has('acknowledged') || states.has('held');
  return [
    ...(work ? (['acknowledge'] as const) : []),
    // What is nobody's account cannot be an exception of somebody.
    ...(work && technician && may(context, EXCEPT) ? (['accept'] as const) : []),
    ...(work ? (['false-alarm'] as const) : []),
    ...(states.has('acknowledged') || states.has('false-alarm') ? (['reopen'] as const) : []),
  ];
}

function doneText({ deed, assign = '' }: Decision, name: (id: string) => string): string {
  return deed === 'acknowledge' ? t.acknowledge.done(name(assign)) : t[deed].done;
}
