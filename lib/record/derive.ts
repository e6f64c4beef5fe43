import { ATTRIBUTES, type Attribute, type Purpose } from './attributes.ts';
import { attributesOf } from './attributes-of.ts';
import { followAccount } from './follow-account.ts';
import { attributeWord, ruleAtFault } from './missing.ts';
import type { Derived, Missing } from './provenance.ts';
import type { Account, Client, Console, Technician } from './record.schema.ts';
import { LOGINS, maxLength, ruleFor, ruleValue } from './rule-value.ts';

export interface DeriveInput {
  technician: Technician;
  /** whose convention names the account: the page's client, or the MSP itself where the console serves every client (`namingClient`) */
  client: Client;
  console: Console;
  purpose: Purpose;
  account?: Account | undefined;
}

export interface DerivedAccount {
  values: Derived[];
  missing: Missing[];
}

/**
 * Each attribute of the account a technician has, or would get, in a console for a client and purpose; in the order of `ATTRIBUTES`. Pure: same versions, same values.
 *
 * - An attribute with a naming rule comes from the rule; without one, from the record.
 * - The name allotted to the account wins for `userName`, and values built like it follow (`followAccount`).
 * - `userPrincipalName` without a rule is the user name when that is an address; `sAMAccountName` when it is not and has at most 20 characters
 *   (the limit of [MS-SAMR]).
 * - An admin, break-glass or shared account without its own rule for the user name gets none: never the everyday login.
 * - `role` is the account's when it has exactly one. `ticketNumber` is the ticket's (ticket-person.ts).
 *
 * Throws when the console serves every client and `client` is not the MSP itself, or when the account is not the one asked about: such a mix-up must not fill anything.
 */
export function derive(input: DeriveInput): DerivedAccount {
  refuseMixUp(input);
  const { technician, client, purpose, account } = input;
  const record = attributesOf(technician);
  const found = new Map<Attribute, Derived>();
  const missing = new Map<Attribute, Missing>();

  for (const attribute of ATTRIBUTES) {
    const rule = ruleFor(client, purpose, attribute);
    if (rule) {
      const result = ruleValue(attribute, rule.rule, technician, client);
      if ('missing' in result) missing.set(attribute, result.missing);
      else found.set(attribute, { attribute, value: result.value, provenance: ruled(input, rule) });
      continue;
    }
    const own = record[attribute];
    if (!own) continue;
    if (attribute === 'userName' && purpose !== 'everyday') {
      if (!account)
        missing.set(
          attribute,
          ruleAtFault(attribute, `${client.name} has no naming rule for ${purpose} accounts.`, client),
        );
      continue;
    }
    const max = maxLength(client, attribute);
    if (max !== undefined && own.value.length > max) {
      const why = `The ${attributeWord(attribute)} of ${technician.displayName} has ${own.value.length} characters; ${client.name} allows ${max}.`;
      missing.set(attribute, ruleAtFault(attribute, why, client));
      continue;
    }
    const provenance = {
      from: 'record',
      technician: technician.id,
      version: technician.version,
      path: own.path,
    } as const;
    found.set(attribute, { attribute, value: own.value, provenance });
  }

  if (account) applyAccount(input, account, found, missing);
  followUserName(found, missing);
  return { values: inOrder(found), missing: inOrder(missing) };
}

function refuseMixUp({ technician, client, console, purpose, account }: DeriveInput): void {
  if (console.tenancy.mode === 'ours' && !client.own) {
    throw new Error(
      `${console.label} serves every client in the MSP's own name; it is not named by the convention of ${client.name}.`,
    );
  }
  if (!account) return;
  const same =
    account.technician === technician.id &&
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

function applyAccount(
  { client, purpose }: DeriveInput,
  account: Account,
  found: Map<Attribute, Derived>,
  missing: Map<Attribute, Missing>,
): void {
  const provenance = { from: 'account', account: account.id, version: account.version } as const;
  const put = (attribute: Attribute, value: string) => {
    found.set(attribute, { attribute, value, provenance });
    missing.delete(attribute);
  };
  const base = found.get('userName')?.value;
  if (base !== undefined) {
    for (const attribute of LOGINS) {
      const derived = found.get(attribute);
      // What the record itself says (a real mailbox) never follows: only what a rule built.
      if (derived?.provenance.from !== 'rule') continue;
      const followed = followAccount(derived.value, base, account.name);
      if (followed !== null) put(attribute, followed);
    }
  }
  // A name allotted by hand, because the rule had no answer, answers for every login with the same rule.
  const rule = ruleFor(client, purpose, 'userName')?.rule;
  for (const attribute of LOGINS) {
    if (missing.has(attribute) && rule && ruleFor(client, purpose, attribute)?.rule === rule)
      put(attribute, account.name);
  }
  put('userName', account.name);
  if (account.roles.length === 1) put('role', account.roles[0] as string);
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
  return ATTRIBUTES.flatMap((attribute) => map.get(attribute) ?? []);
}
