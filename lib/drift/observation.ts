/** What a console showed about one account, over time: each value with when it was first and last seen. Made of sightings, in whatever order they arrive. */
import type { FieldPolicy } from '../evidence/field-policy.ts';
import { isObservable, type Observable } from './observable.ts';

export type HowShown = 'list' | 'view' | 'edit';

/** One value an attribute was seen with. Times are milliseconds since 1970. */
export interface SeenValue {
  /** the raw text; '' = shown, and empty. Null: kept from the log by the client's policy */
  value: string | null;
  policy?: Exclude<FieldPolicy, 'plain'>;
  /** of a value kept as a digest: the digest, and the log entry whose salt it was made with */
  digest?: string;
  entry?: number;
  from: number;
  to: number;
  /** the technician who saw it last */
  by: string;
  /** profile and version by which it was first read */
  read: string;
}

export interface Observation {
  console: string;
  client: string;
  /** as the console names it */
  account: string;
  /** newest first; a value that is not shown is not there */
  shown: Partial<Record<Observable, SeenValue[]>>;
  seenAt: number;
  receivedAt: number;
  how: HowShown;
  /** seen because it was asked for, not in passing */
  asked: boolean;
  page: string;
  /** origin and path */
  address: string;
  /** profile and version, or '' where there is no profile */
  read: string;
  tenant: string;
  signedInAs: string;
  device: string;
  by: string;
}

/** One look at one account. What the page does not show is not in `values`. */
export interface Sighting extends Omit<Observation, 'shown'> {
  values: Partial<Record<string, Pick<SeenValue, 'value' | 'policy' | 'digest' | 'entry'>>>;
}

const MOST_VALUES = 5;

/** The observation with one more sighting. The same whatever order they come in: of each value the first and the last moment count, and the newest is what is shown. */
export function observe(before: Observation | undefined, sighting: Sighting): Observation {
  const { values, ...seen } = sighting;
  const shown: Observation['shown'] = { ...before?.shown };
  for (const [attribute, value] of Object.entries(values)) {
    if (!value || !isObservable(attribute)) continue;
    const one: SeenValue = { ...value, from: seen.seenAt, to: seen.seenAt, by: seen.by, read: seen.read };
    shown[attribute] = withValue(shown[attribute] ?? [], one);
  }
  const newest = !before || isNewer(seen, before) ? seen : before;
  return { ...newest, shown };
}

const isNewer = (a: Omit<Observation, 'shown'>, b: Observation): boolean =>
  a.seenAt > b.seenAt ||
  (a.seenAt === b.seenAt && `${a.receivedAt} ${a.device} ${a.page}` > `${b.receivedAt} ${b.device} ${b.page}`);

function withValue(all: readonly SeenValue[], one: SeenValue): SeenValue[] {
  const same = all.find((other) => isSameText(other, one));
  const merged = same ? merge(same, one) : one;
  return [...all.filter((other) => other !== same), merged].sort(byNewest).slice(0, MOST_VALUES);
}

const isSameText = (a: SeenValue, b: SeenValue): boolean => a.value !== null && a.value === b.value;

function merge(a: SeenValue, b: SeenValue): SeenValue {
  const last = a.to > b.to || (a.to === b.to && a.by >= b.by) ? a : b;
  const first = a.from < b.from || (a.from === b.from && a.read <= b.read) ? a : b;
  return { ...last, from: first.from, read: first.read };
}

const byNewest = (a: SeenValue, b: SeenValue): number =>
  b.to - a.to || (b.entry ?? 0) - (a.entry ?? 0) || (textOf(a) < textOf(b) ? 1 : -1);
const textOf = ({ value, digest, entry, by }: SeenValue): string =>
  `${value ?? ''} ${digest ?? ''} ${entry ?? ''} ${by}`;

/** Since when the newest value stands: since it was first seen, or since another was last seen. */
export function standsSince([now, ...earlier]: readonly SeenValue[]): number {
  const before = Math.max(...earlier.map(({ to }) => to), 0);
  return now ? Math.max(now.from, Math.min(before, now.to)) : 0;
}

const MINUTES = 10 * 60_000;

/** Another value somebody else saw within ten minutes of the newest. */
export function contestedBy([now, ...earlier]: readonly SeenValue[]): SeenValue | undefined {
  return earlier.find((other) => now && other.value !== null && other.by !== now.by && now.to - other.to <= MINUTES);
}
