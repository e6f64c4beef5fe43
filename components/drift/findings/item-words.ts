/** One finding in words. */
import { observableWord } from '../../../lib/drift/observable.ts';
import type { DriftItem, DriftPlace } from '../../../lib/wire/drift.schema.ts';
import { driftText as t } from '../../text.ts';

/** The whole account is meant, no attribute of it. */
const OF_ACCOUNT = 'account';

/** `E-mail address: different value`; of an account as a whole only what is wrong with it. */
export function itemTitle({ attribute, kinds }: Pick<DriftItem, 'attribute' | 'kinds'>): string {
  const kind = t.kinds[kinds[0] ?? 'different'];
  if (attribute === OF_ACCOUNT) return kind;
  const word = observableWord(attribute);
  return t.item.titles(word.charAt(0).toUpperCase() + word.slice(1), kind);
}

/** Where it is: one place by its name, several by their number. */
export function whereOf({ places, count, clients }: Pick<DriftItem, 'places' | 'count' | 'clients'>): string {
  const [one] = places;
  return count === 1 && one ? `${one.consoleLabel}, ${one.clientName}` : t.list.where(count, clients);
}

/** What is shown against what the record says, of the first place. */
export function valuesOf({ expected, places }: Pick<DriftItem, 'expected' | 'places'>): string {
  const shown = [...new Set(places.map((place) => shownOf(place)))];
  const right = expected ?? places[0]?.expected ?? null;
  const seen = shown.length > 1 ? `${shown[0]}, …` : (shown[0] ?? '');
  return right === null ? seen : `${seen} → ${right || t.item.empty}`;
}

export const shownOf = ({ shown }: Pick<DriftPlace, 'shown'>): string =>
  shown === null ? t.item.nothingShown : shown === '' ? t.item.empty : shown;

/** Who looks after all of it, where one person does. */
export function assignedTo({ places }: Pick<DriftItem, 'places'>): string | null {
  const all = new Set(places.map(({ decided }) => decided?.assigned ?? null));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}
