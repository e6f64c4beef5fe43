import type { Exception } from './access.schema.ts';
import type { Attribute, Purpose } from './attributes.ts';
import type { Missing, Provenance } from './provenance.ts';

/** Of which account it is asked. */
export interface ExceptionPlace {
  technician: { id: string };
  client: { id: string };
  console: { id: string };
  purpose: Purpose;
}

/** Those in force at a moment (ms since 1970, a clock that cannot be set back: the collector's own, or a device's trusted time). */
export function inForce(exceptions: readonly Exception[], at: number): Exception[] {
  return exceptions.filter(
    ({ from, expires, ended }) =>
      (from === undefined || Date.parse(from) <= at) &&
      at < Date.parse(expires) &&
      (ended === undefined || at < Date.parse(ended.at)),
  );
}

/** Those that are about this account, the closest first: for one technician before everybody, then for one console, then for one purpose. */
export function exceptionsFor(exceptions: readonly Exception[], place: ExceptionPlace): Exception[] {
  const { technician, client, console, purpose } = place;
  return exceptions
    .filter(
      (one) =>
        one.client === client.id &&
        (one.technician === undefined || one.technician === technician.id) &&
        (one.console === undefined || one.console === console.id) &&
        (one.purpose === undefined || one.purpose === purpose),
    )
    .sort((a, b) => closeness(b) - closeness(a) || (a.id < b.id ? -1 : 1));
}

function closeness({ technician, console, purpose }: Exception): number {
  return (technician ? 4 : 0) + (console ? 2 : 0) + (purpose ? 1 : 0);
}

/** What one exception says of a value. */
export interface Said {
  exception: Exception;
  value: string;
}

/** The value the closest exception gives, or why none does: two as close that disagree. `said` in the order of `exceptionsFor`. */
export function settledBy(
  said: readonly Said[],
  attribute: Attribute,
): { value: string; provenance: Provenance } | { missing: Missing } | undefined {
  const [first] = said;
  if (!first) return undefined;
  const other = said.find(
    ({ exception, value }) => value !== first.value && closeness(exception) === closeness(first.exception),
  );
  if (other) {
    const why = `Exception ${first.exception.id} says “${first.value}” and exception ${other.exception.id} says “${other.value}”.`;
    return { missing: { attribute, why, mend: 'A lead or administrator ends one of them in the options.' } };
  }
  return { value: first.value, provenance: ofException(first.exception) };
}

export function ofException({ id, version }: Exception): Provenance {
  return { from: 'exception', exception: id, version };
}
