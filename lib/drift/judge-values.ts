/** The record's values against those a console shows. */
import type { Derived } from '../record/provenance.ts';
import type { Technician } from '../record/record.schema.ts';
import { compareSeen } from './compare-seen.ts';
import type { Circumstances, Holder } from './judge.ts';
import { file, type Judged, madeElsewhere, overTime } from './judged.ts';
import type { Observable } from './observable.ts';
import type { Observation } from './observation.ts';
import type { FindingKind } from './severity.ts';

/** Judged by their own rules (judge-access.ts, judge-state.ts), or no matter of an account. */
const APART: ReadonlySet<string> = new Set(['role', 'active', 'ticketNumber']);
/** Of an account that is nobody's own, the person's particulars are not expected. */
const OF_ANYBODY: ReadonlySet<string> = new Set(['userName', 'userPrincipalName', 'sAMAccountName']);

export function judgeValues(
  judged: Judged,
  observation: Observation,
  values: readonly Derived[],
  holder: Holder,
  circumstances: Circumstances,
  fresh: (at: number) => boolean,
): void {
  const { purpose } = holder.account;
  const own = purpose === 'everyday' || purpose === 'admin';
  for (const derived of values) {
    const attribute = derived.attribute as Observable;
    if (APART.has(attribute) || !(own || OF_ANYBODY.has(attribute))) continue;
    const seen = observation.shown[attribute];
    const now = seen?.[0];
    if (!seen || !now) continue;
    if (!fresh(now.to)) {
      judged.unknown++;
      continue;
    }
    const against = (one: typeof now) =>
      compareSeen(attribute, derived.value, one, circumstances, nickNameOf(attribute, holder.technician));
    const verdict = against(now);
    if (verdict === 'unknown' || verdict === 'unrecorded') {
      judged.unknown++;
      continue;
    }
    judged.compared++;
    // A second account need not have a telephone.
    if (verdict === 'same' || (verdict === 'missing' && purpose !== 'everyday')) continue;
    const basis = circumstances.saidSince?.(attribute, derived.provenance);
    const time = overTime(seen, basis, (one) => against(one) === 'same');
    const kinds: FindingKind[] = [verdict];
    if (madeElsewhere(time, basis, holder, circumstances)) kinds.push('made-elsewhere');
    const { value, provenance } = derived;
    file(
      judged,
      { attribute, kinds, expected: value, provenance, ...time, cause: causeOf(derived, holder.technician) },
      holder,
      circumstances.now,
    );
  }
}

const nickNameOf = (attribute: Observable, { nickName }: Technician): string | undefined =>
  attribute === 'displayName' || attribute === 'name.givenName' ? nickName : undefined;

/** One value of the record is one cause wherever it is wrong; what a rule makes of a name is one cause too, although it comes out otherwise at every client. */
function causeOf({ attribute, value, provenance }: Derived, { id, name }: Technician): string[] {
  const basis =
    provenance.from === 'rule' || provenance.from === 'account'
      ? ['by rule', name.givenName, name.familyName]
      : [provenance.from === 'record' ? 'record' : JSON.stringify(provenance), value.normalize('NFC')];
  return [id, attribute, ...basis];
}
