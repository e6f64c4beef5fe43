import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DriftItem } from '../../../lib/wire/drift.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { clock } from '../../own/moment.ts';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { DecideItem } from '../decide/decide-item.tsx';
import { Panel } from '../parts/panel.tsx';
import { LETTERS, SeverityMark } from '../parts/severity-mark.tsx';
import { useLive } from '../use-live.ts';
import { itemTitle } from './item-words.ts';
import { PlaceCard } from './place-card.tsx';

const t = driftText.item;

interface Props {
  context: DriftContext;
  id: string;
  close(): void;
}

/** One finding: what it is, every place that shows it, and what to do about it. */
export function ItemPanel({ context, id, close }: Props) {
  const { state } = context.route.filters;
  const { value: item, failure } = useLive(context, 'GET /v1/drift/:id', { id, query: { state } });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const names = useNames(context.ask, { technicians: item?.places.flatMap(peopleIn) ?? [] });
  // Mended or decided about while somebody looks: that is good news, not a fault.
  if (failure?.code === 'drift.unknown') return <Panel {...{ title: t.gone, close }}>{null}</Panel>;
  if (!item)
    return (
      <Panel title={driftText.list.loading} close={close}>
        {failure && <p class="said">{displayText(failure.sentence)}</p>}
      </Panel>
    );
  const places = [...chosen].filter((one) => item.places.some((place) => place.id === one));
  function toggle(place: string) {
    const next = new Set(chosen);
    if (!next.delete(place)) next.add(place);
    setChosen(next);
  }
  return (
    <Panel title={displayText(itemTitle(item))} line={<Line item={item} />} close={close}>
      <dl class="rows">
        {item.expected !== null && (
          <>
            <dt>{t.record}</dt>
            <dd>{displayText(item.expected) || t.empty}</dd>
          </>
        )}
        <dt>{t.since}</dt>
        <dd class="num">{clock(item.since)}</dd>
        <dt>{t.right}</dt>
        <dd class="num">{item.lastRight ? clock(item.lastRight) : t.never}</dd>
      </dl>
      <DecideItem context={context} item={item} places={places} />
      <h3>{t.places(item.places.length, item.count)}</h3>
      <ul class="cards">
        {item.places.map((place) => (
          <PlaceCard
            key={place.id}
            {...{ context, place, names }}
            chosen={item.places.length > 1 ? chosen.has(place.id) : undefined}
            onChoose={() => toggle(place.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ item }: { item: DriftItem }) {
  return (
    <>
      <SeverityMark letter={LETTERS[item.severity]} /> {driftText.severities[item.severity]},{' '}
      {displayText(item.technician?.name ?? driftText.list.nobody)}
    </>
  );
}

const peopleIn = ({ seenBy, decided, contested }: DriftItem['places'][number]) =>
  [seenBy, decided?.by, decided?.assigned, contested?.by].filter((one): one is string => !!one);
