/** Whether an account works that must not, has no second factor, or is not used. */
import type { Provenance } from '../record/provenance.ts';
import { compareSeen } from './compare-seen.ts';
import { type Circumstances, DAY_MS, type Holder } from './judge.ts';
import { file, type Judged, madeElsewhere, overTime } from './judged.ts';
import type { Observation, SeenValue } from './observation.ts';
import { readDate } from './same/read-date.ts';
import type { FindingKind } from './severity.ts';
import { standingOf } from './standing.ts';

const UNUSED_DAYS = 90;

type Fresh = (at: number) => boolean;

export function judgeState(
  judged: Judged,
  observation: Observation,
  holder: Holder,
  circumstances: Circumstances,
  fresh: Fresh,
): void {
  const active = judgeActive(judged, observation, holder, circumstances, fresh);
  judgeMfa(judged, observation.shown.mfa, holder, circumstances, fresh);
  if (active !== false) judgeUse(judged, observation.shown.lastUsed, holder, circumstances, fresh);
}

/** What the console says of the account's state; undefined where it does not. */
function judgeActive(
  judged: Judged,
  observation: Observation,
  holder: Holder,
  circumstances: Circumstances,
  fresh: Fresh,
): boolean | undefined {
  const { technician, account } = holder;
  const standing = standingOf(technician, account, circumstances.now);
  const seen = observation.shown.active;
  const [now] = seen ?? [];
  const read = (one: SeenValue): boolean | undefined => {
    const verdict = compareSeen('active', 'true', one, circumstances);
    return verdict === 'same' ? true : verdict === 'different' ? false : undefined;
  };
  const active = now && fresh(now.to) ? read(now) : undefined;
  if (now && active === undefined) judged.unknown++;
  if (active !== undefined) judged.compared++;
  const leaver = standing.why === 'leaver' || standing.why === 'contract';
  const provenance: Provenance = leaver
    ? {
        from: 'record',
        technician: technician.id,
        version: technician.version,
        path: standing.why === 'leaver' ? 'active' : 'contract.ends',
      }
    : { from: 'account', account: account.id, version: account.version };
  const basis = standing.since ?? circumstances.saidSince?.('active', provenance);
  const cause = [technician.id, 'active', standing.why, ...(leaver ? [] : [account.id])];
  const expected = String(standing.should ?? true);
  if (standing.should === false && active !== false) {
    if (active === undefined && !fresh(observation.seenAt)) return undefined;
    // Seen before they left, and without its state: that it was there says nothing about now.
    if (active === undefined && observation.seenAt < (basis ?? 0)) return undefined;
    const kind: FindingKind = leaver ? (active ? 'leaver-active' : 'leaver-present') : 'should-be-off';
    if (!leaver && active === undefined && account.status !== 'gone') return undefined;
    const time = active
      ? overTime(seen ?? [], basis, (one) => read(one) === false)
      : { shown: null, since: Math.max(basis ?? 0, 0) || observation.seenAt, lastRight: null, read: observation.read };
    file(
      judged,
      { attribute: 'active', kinds: [kind], expected, provenance, ...time, cause },
      holder,
      circumstances.now,
    );
  }
  if (standing.should === true && active === false) {
    const time = overTime(seen ?? [], basis, (one) => read(one) === true);
    const kinds: FindingKind[] = ['switched-off'];
    if (madeElsewhere(time, basis, holder, circumstances)) kinds.push('made-elsewhere');
    file(judged, { attribute: 'active', kinds, expected, provenance, ...time, cause }, holder, circumstances.now);
  }
  return active;
}

function judgeMfa(
  judged: Judged,
  seen: readonly SeenValue[] | undefined,
  holder: Holder,
  circumstances: Circumstances,
  fresh: Fresh,
): void {
  const now = seen?.[0];
  if (!seen || !now || holder.account.mfa === 'off') return;
  const read = (one: SeenValue) => compareSeen('mfa', 'on', one, circumstances);
  const verdict = fresh(now.to) ? read(now) : 'unknown';
  if (verdict === 'unknown' || verdict === 'unrecorded') {
    judged.unknown++;
    return;
  }
  judged.compared++;
  if (verdict === 'same') return;
  const provenance: Provenance = { from: 'account', account: holder.account.id, version: holder.account.version };
  const basis = circumstances.saidSince?.('mfa', provenance);
  const time = overTime(seen, undefined, (one) => read(one) === 'same');
  const kinds: FindingKind[] = ['mfa-off'];
  if (madeElsewhere(time, basis, holder, circumstances)) kinds.push('made-elsewhere');
  file(
    judged,
    { attribute: 'mfa', kinds, expected: 'on', provenance, ...time, cause: [holder.technician.id, 'mfa'] },
    holder,
    circumstances.now,
  );
}

/** Only an everyday or admin account is there to be used all the time. */
function judgeUse(
  judged: Judged,
  seen: readonly SeenValue[] | undefined,
  holder: Holder,
  { now }: Circumstances,
  fresh: Fresh,
): void {
  const [newest] = seen ?? [];
  const { purpose } = holder.account;
  if (!newest || newest.value === null || (purpose !== 'everyday' && purpose !== 'admin')) return;
  const used = fresh(newest.to) ? readDate(newest.value, newest.to) : undefined;
  if (used === undefined) {
    judged.unknown++;
    return;
  }
  judged.compared++;
  const last = used === 'never' ? Math.min(...(seen ?? []).map(({ from }) => from)) : used;
  const due = last + UNUSED_DAYS * DAY_MS;
  if (due > now) return;
  const { shown, policy } = { shown: newest.value, policy: newest.policy };
  const time = {
    shown,
    ...(policy ? { policy } : {}),
    since: due,
    lastRight: used === 'never' ? null : last,
    read: newest.read,
  };
  const cause = [holder.technician.id, 'lastUsed', holder.client.id];
  file(
    judged,
    { attribute: 'lastUsed', kinds: ['unused'], expected: null, provenance: null, ...time, cause },
    holder,
    now,
  );
}
