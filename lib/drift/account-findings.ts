/** Everything that is wrong with one recorded account, by what a console showed of it. Pure: same record, same observation, same moment, same findings. */
import { derive } from '../record/derive.ts';
import type { Derived } from '../record/provenance.ts';
import { type Circumstances, type Holder, maxAgeMs } from './judge.ts';
import { judgeAccess } from './judge-access.ts';
import { judgeState } from './judge-state.ts';
import { judgeValues } from './judge-values.ts';
import { type Judged, nothingJudged } from './judged.ts';
import { isObservable, type Observable } from './observable.ts';
import type { Observation, SeenValue } from './observation.ts';

export interface AccountFindings extends Judged {
  /** values the record has nothing to say about: consoles of one client can still disagree on them (between-consoles.ts) */
  unanchored: { attribute: Observable; seen: SeenValue }[];
  /** when to look again although nothing happened: a value gets too old, an end comes; Infinity: never */
  nextLook: number;
}

/**
 * `holder.client` is the observation's client, and `holder.account` the account it shows: a mix-up throws, so that one client's value never judges another's account.
 * Exceptions do not change what is expected here: what they allow is `allowed`, with their end.
 */
export function accountFindings(
  observation: Observation,
  holder: Holder,
  circumstances: Circumstances,
): AccountFindings {
  if (
    holder.client.id !== observation.client ||
    holder.account.client !== observation.client ||
    holder.account.console !== observation.console
  )
    throw new Error(`Account ${holder.account.id} is not at ${observation.client} in ${observation.console}.`);
  const { technician, client, console, account, templates } = holder;
  const { values, groups } = derive({ technician, client, console, purpose: account.purpose, account, templates });
  const age = maxAgeMs(client);
  const fresh = (at: number) => circumstances.now - at <= age;
  const judged = nothingJudged();
  judgeValues(judged, observation, values, holder, circumstances, fresh);
  judgeAccess(
    judged,
    observation,
    { role: values.find(({ attribute }) => attribute === 'role'), groups },
    holder,
    circumstances,
    fresh,
  );
  judgeState(judged, observation, holder, circumstances, fresh);
  return {
    ...judged,
    unanchored: unanchored(observation, values, holder, fresh),
    nextLook: nextLook(observation, holder, circumstances.now, age),
  };
}

/** Each client names logins and gives roles by itself; a state is each account's own. */
const OF_ONE_ACCOUNT: ReadonlySet<string> = new Set<Observable>([
  'userName',
  'userPrincipalName',
  'sAMAccountName',
  'role',
  'groups',
  'active',
  'mfa',
  'lastUsed',
  'emailAlias',
  'nickName',
]);

function unanchored(
  observation: Observation,
  values: readonly Derived[],
  { account }: Holder,
  fresh: (at: number) => boolean,
): AccountFindings['unanchored'] {
  if (account.purpose !== 'everyday') return [];
  const said = new Set<string>(values.map(({ attribute }) => attribute));
  return Object.entries(observation.shown).flatMap(([attribute, [seen]]) =>
    seen?.value && fresh(seen.to) && isObservable(attribute) && !said.has(attribute) && !OF_ONE_ACCOUNT.has(attribute)
      ? [{ attribute, seen }]
      : [],
  );
}

function nextLook(
  observation: Observation,
  { technician, account, exceptions }: Holder,
  now: number,
  age: number,
): number {
  const ends = [
    ...Object.values(observation.shown).map(([seen]) => (seen ? seen.to + age + 1 : 0)),
    observation.seenAt + age + 1,
    ...(technician.contract ? [Date.parse(technician.contract.ends) + 1] : []),
    ...(account.until ? [Date.parse(account.until) + 1] : []),
    ...exceptions.flatMap(({ from, expires }) => [Date.parse(expires), ...(from ? [Date.parse(from)] : [])]),
  ];
  // Disuse comes with the days.
  if (observation.shown.lastUsed) ends.push(now + 86_400_000);
  return Math.min(...ends.filter((at) => at > now), Number.POSITIVE_INFINITY);
}
