import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DriftPlace } from '../../../lib/wire/drift.schema.ts';
import type { Names } from '../../options/asked/use-names.ts';
import { clock } from '../../own/moment.ts';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { shownOf } from './item-words.ts';
import { OpenAccount } from './open-account.tsx';

const t = driftText.item;

interface Props {
  context: DriftContext;
  place: DriftPlace;
  names: Names;
  /** undefined: there is nothing to choose from */
  chosen: boolean | undefined;
  onChoose(): void;
}

/** One account that shows it: what, since when, who saw it, why it is wrong, and who may mend it. */
export function PlaceCard({ context, place, names, chosen, onChoose }: Props) {
  const { consoleLabel, clientName, account, decided, contested, exception, seenAt, how } = place;
  const person = (id: string) => displayText(names('technicians', id));
  const label = displayText(`${consoleLabel}, ${clientName}`);
  return (
    <li class="place">
      <div class="place-head">
        {chosen !== undefined && (
          <input type="checkbox" aria-label={t.choose(label)} checked={chosen} onChange={onChoose} />
        )}
        <b class="cut">{label}</b>
        {place.state !== 'open' && <span class="tag quiet">{driftText.states[place.state]}</span>}
      </div>
      <p class="said">{displayText(place.explain)}</p>
      <dl class="rows">
        <dt>{t.account}</dt>
        <dd>{displayText(account)}</dd>
        <dt>{t.shown}</dt>
        <dd>{displayText(shownOf(place))}</dd>
        <dt>{t.since}</dt>
        <dd class="num">{clock(place.since)}</dd>
        {seenAt && (
          <>
            <dt>{t.seen}</dt>
            <dd>{t.seenBy(clock(seenAt), place.seenBy ? person(place.seenBy) : '', how ? t.how[how] : '')}</dd>
          </>
        )}
      </dl>
      {contested && (
        <p class="note-line">{displayText(t.contested(contested.shown, person(contested.by), clock(contested.at)))}</p>
      )}
      {exception && <p class="dim">{exceptionLine(exception.expires)}</p>}
      {decided && (
        <p class="dim">
          {decided.assigned
            ? t.lookedAfter(person(decided.assigned), person(decided.by), clock(decided.at))
            : t.decided(driftText.states[place.state], person(decided.by), clock(decided.at))}{' '}
          {decided.why && displayText(t.why(decided.why))}
        </p>
      )}
      <Mend mend={place.mend} />
      <OpenAccount context={context} place={place} />
    </li>
  );
}

function Mend({ mend }: Pick<DriftPlace, 'mend'>) {
  const { console, record, access } = mend;
  const lines = [t.mend[console], access && t.mend.access(access), record && t.mend.record(record.label)];
  return <p class="dim">{displayText(lines.filter(Boolean).join(' '))}</p>;
}

const exceptionLine = (expires: string): string =>
  Date.parse(expires) > Date.now() ? t.exception(clock(expires)) : t.exceptionOver(clock(expires));
