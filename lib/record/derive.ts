import type { Exception, RoleTemplate } from './access.schema.ts';
import { ATTRIBUTES, type Attribute, type Purpose } from './attributes.ts';
import { type DerivedAccess, deriveAccess } from './derive-access.ts';
import { exceptedValues, type Settled } from './excepted-values.ts';
import { exceptionsFor } from './exceptions.ts';
import { followAccount } from './follow-account.ts';
import { attributeWord, ruleAtFault } from './missing.ts';
import { namingContext } from './naming-context.ts';
import type { Derived, Missing, Provenance } from './provenance.ts';
import type { Account, Client, Console, Technician } from './record.schema.ts';
import { recordValues } from './record-values.ts';
import { type Rename, renameFrom } from './rename.ts';
import { LOGINS, maxLength, ruleFor, rulesOf, ruleValue } from './rule-value.ts';

export interface DeriveInput {
  technician: Technician;
  /** whose convention names the account: the page's client, or the MSP itself where the console serves every client (`namingClient`) */
  client: Client;
  console: Console;
  purpose: Purpose;
  account?: Account | undefined;
  /** role templates; those the technician has count */
  templates?: readonly RoleTemplate[] | undefined;
  /** exceptions in force (`inForce`), of whomever and wherever; those about this account count */
  exceptions?: readonly Exception[] | undefined;
}

export interface DerivedAccount extends Pick<DerivedAccess, 'groups' | 'maxHours'> {
  values: Derived[];
  missing: Missing[];
  /** the account's name is another than what is derived now: one proposal, and `values` keep the stored name */
  rename?: Rename;
}

/**
 * Each attribute of the account a technician has, or would get, in a console for a client and purpose; in the order of `ATTRIBUTES`. Pure: same versions, same values.
 *
 * - An attribute with a naming rule comes from the rule; without one, from the record.
 * - The name allotted to the account wins for `userName`, and values built like it follow (`followAccount`).
 * - `userPrincipalName` without a rule is the user name when that is an address; `sAMAccountName` when it is not and has at most 20 characters
 *   (the limit of [MS-SAMR]).
 * - An admin, break-glass or shared account without its own rule for the user name gets none: never the everyday login.
 * - An exception in force sets a value in place of rule and record, but never an account's stored name: there it is a rename (`rename`).
 * - `role`: an exception's, else the account's when it has exactly one, else what the technician's templates grant, where they agree (derive-access.ts).
 *   `ticketNumber` is the ticket's (ticket-person.ts).
 *
 * Throws when the console serves every client and `client` is not the MSP itself, or when the account is not the one asked about: such a mix-up must not fill anything.
 */
export function derive(input: DeriveInput): DerivedAccount {
  refuseMixUp(input);
  const { technician, client, purpose, account } = input;
  const found = new Map<Attribute, Derived>();
  const missing = new Map<Attribute, Missing>();
  const rules = rulesOf(client, purpose);
  for (const { own, fault } of recordValues(technician)) {
    if (rules.has(own.attribute)) continue;
    const why = fault ? deceives(input, own, fault) : notAllowed(input, own);
    if (why) missing.set(own.attribute, why);
    else found.set(own.attribute, own);
  }
  const context = namingContext(technician, client);
  for (const [attribute, rule] of rules) {
    const result = ruleValue(attribute, rule.rule, technician, client, context);
    const value = 'missing' in result ? result : { attribute, value: result.value, provenance: ruled(input, rule) };
    put(found, missing, attribute, value);
  }

  const exceptions = exceptionsFor(input.exceptions ?? NONE, input);
  const excepted = exceptedValues(exceptions, input);
  const name = excepted.get('userName');
  const base = name && !('missing' in name) ? name : found.get('userName');
  if (account) {
    applyName(input, account.name, { from: 'account', account: account.id, version: account.version }, found, missing);
    excepted.delete('userName');
  } else if (name && !('missing' in name)) applyName(input, name.value, name.provenance, found, missing);
  for (const [attribute, said] of excepted) put(found, missing, attribute, said);

  const { role, groups, maxHours } = deriveAccess(input, exceptions);
  if (role) put(found, missing, 'role', role);
  followUserName(found, missing);
  const rename = account && renameFrom(account, base, maxLength(client, 'userName'));
  return {
    values: inOrder(found),
    missing: inOrder(missing),
    groups,
    ...(maxHours ? { maxHours } : {}),
    ...(rename ? { rename } : {}),
  };
}

const NONE: readonly Exception[] = [];

function put(
  found: Map<Attribute, Derived>,
  missing: Map<Attribute, Missing>,
  attribute: Attribute,
  settled: Settled,
): void {
  if ('missing' in settled) {
    found.delete(attribute);
    missing.set(attribute, settled.missing);
  } else {
    found.set(attribute, settled);
    missing.delete(attribute);
  }
}

function deceives({ technician }: DeriveInput, { attribute }: Derived, fault: string): Missing {
  const why = `The ${attributeWord(attribute)} of ${technician.userName} ${fault}`;
  return { attribute, why, mend: 'An administrator corrects the record, or the source it comes from does.' };
}

/** Why a value of the record may not stand for this client and purpose as it is. */
function notAllowed({ technician, client, purpose }: DeriveInput, { attribute, value }: Derived): Missing | undefined {
  if (attribute === 'userName' && purpose !== 'everyday')
    return ruleAtFault(attribute, `${client.name} has no naming rule for ${purpose} accounts.`, client);
  const max = maxLength(client, attribute);
  if (max === undefined || value.length <= max) return undefined;
  const why = `The ${attributeWord(attribute)} of ${technician.displayName} has ${value.length} characters; ${client.name} allows ${max}.`;
  return ruleAtFault(attribute, why, client);
}

function refuseMixUp({ technician, client, console, purpose, account }: DeriveInput): void {
  if (console.tenancy.mode === 'ours' && !client.own) {
    throw new Error(
      `${console.label} serves every client in the MSP's own name; it is not named by the convention of ${client.name}.`,
    );
  }
  if (!account) return;
  const same =
    (account.technician === technician.id || account.usedBy?.includes(technician.id)) &&
    account.client === client.id &&
    account.console === console.id &&
    account.purpose === purpose;
  if (!same)
    throw new Error(
      `Account ${account.id} is not the ${purpose} account of ${technician.id} at ${client.id} in ${console.id}.`,
    );
}

function ruled({ technician, client }: DeriveInput, rule: { rule: string; purpose: Purpose }): Derived['provenance'] {
  return {
    from: 'rule',
    technician: technician.id,
    version: technician.version,
    client: client.id,
    clientVersion: client.version,
    convention: client.convention.version,
    purpose: rule.purpose,
    rule: rule.rule,
  };
}

/** The account is called so, or is to be: logins that a rule builds alike follow. */
function applyName(
  { client, purpose }: DeriveInput,
  name: string,
  provenance: Provenance,
  found: Map<Attribute, Derived>,
  missing: Map<Attribute, Missing>,
): void {
  const set = (attribute: Attribute, value: string) => put(found, missing, attribute, { attribute, value, provenance });
  const base = found.get('userName')?.value;
  if (base !== undefined) {
    for (const attribute of LOGINS) {
      const derived = found.get(attribute);
      // What the record itself says (a real mailbox) never follows: only what a rule built.
      if (derived?.provenance.from !== 'rule') continue;
      const followed = followAccount(derived.value, base, name);
      if (followed !== null) set(attribute, followed);
    }
  }
  // A name given by hand, because the rule had no answer, answers for every login with the same rule.
  const rule = ruleFor(client, purpose, 'userName')?.rule;
  for (const attribute of LOGINS) {
    if (missing.has(attribute) && rule && ruleFor(client, purpose, attribute)?.rule === rule) set(attribute, name);
  }
  set('userName', name);
}

const SAM_LENGTH = 20;

function followUserName(found: Map<Attribute, Derived>, missing: Map<Attribute, Missing>): void {
  const userName = found.get('userName');
  if (!userName) return;
  const copy = (attribute: Attribute) => {
    if (!found.has(attribute) && !missing.has(attribute)) found.set(attribute, { ...userName, attribute });
  };
  if (userName.value.includes('@')) copy('userPrincipalName');
  else if (userName.value.length <= SAM_LENGTH) copy('sAMAccountName');
}

function inOrder<T>(map: ReadonlyMap<Attribute, T>): T[] {
  const out: T[] = [];
  for (const attribute of ATTRIBUTES) {
    const one = map.get(attribute);
    if (one) out.push(one);
  }
  return out;
}
