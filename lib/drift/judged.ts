import { allowedValue } from './allowed-by.ts';
import type { Circumstances, Finding, Holder } from './judge.ts';
import type { Observable } from './observable.ts';
import { contestedBy, type SeenValue, standsSince } from './observation.ts';
import { type FindingKind, severityOf } from './severity.ts';

/** What judging one account gave. `allowed`: an exception in force allows them, so they are no drift. */
export interface Judged {
  findings: Finding[];
  allowed: Finding[];
  /** attributes that were compared, and those that could not be */
  compared: number;
  unknown: number;
}

export const nothingJudged = (): Judged => ({ findings: [], allowed: [], compared: 0, unknown: 0 });

/** The parts of a finding that come from how a value was seen over time. `right`: whether a value was the right one. */
export function overTime(
  seen: readonly SeenValue[],
  basis: number | undefined,
  right: (value: SeenValue) => boolean,
): Pick<Finding, 'shown' | 'policy' | 'since' | 'lastRight' | 'contested' | 'read'> {
  const [now, ...earlier] = seen;
  const was = earlier.filter(right).map(({ to }) => to);
  const contested = contestedBy(seen);
  return {
    shown: now?.value ?? null,
    ...(now?.policy ? { policy: now.policy } : {}),
    since: Math.max(standsSince(seen), basis ?? 0),
    lastRight: was.length > 0 ? Math.max(...was) : null,
    ...(contested ? { contested: { shown: contested.value ?? '', by: contested.by, at: contested.to } } : {}),
    // Where it was the record that moved, the reading is above suspicion.
    ...(now && (basis ?? 0) <= standsSince(seen) ? { read: now.read } : {}),
  };
}

/**
 * Changed where others may change things too, and nobody did it through us between the last time it was right and now: said so, and blamed on nobody. Only where the console
 * changed, not the record.
 */
export function madeElsewhere(
  finding: Pick<Finding, 'since' | 'lastRight'>,
  basis: number | undefined,
  { console }: Pick<Holder, 'console'>,
  { deeds = [] }: Circumstances,
): boolean {
  const { since, lastRight } = finding;
  if (console.administeredBy === 'us' || lastRight === null || (basis ?? 0) > lastRight) return false;
  return !deeds.some((at) => at >= lastRight - CLOCKS_MS && at <= since + CLOCKS_MS);
}

/** How far two devices' clocks may be apart. */
const CLOCKS_MS = 5 * 60_000;

/** Files a finding with what allows it, or did. */
export function file(
  judged: Judged,
  finding: Omit<Finding, 'severity'>,
  holder: Holder,
  now: number,
  allowance?: ReturnType<typeof allowedValue>,
): void {
  const { attribute, shown } = finding;
  const by =
    allowance ??
    (attribute === 'account' || shown === null ? undefined : allowedValue(holder, attribute as Observable, shown, now));
  const kinds: FindingKind[] = by?.over ? [...finding.kinds, 'exception-over'] : finding.kinds;
  const whole: Finding = {
    ...finding,
    kinds,
    severity: severityOf(kinds, attribute),
    ...(by ? { exception: { id: by.exception.id, expires: by.exception.ended?.at ?? by.exception.expires } } : {}),
  };
  (by && !by.over ? judged.allowed : judged.findings).push(whole);
}
