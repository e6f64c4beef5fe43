/** What the account may be: role, groups and how long, from exception, account and role templates. */
import type { Exception } from './access.schema.ts';
import { decidedElsewhere } from './decided-elsewhere.ts';
import type { DeriveInput } from './derive.ts';
import { ofException, type Said, settledBy } from './exceptions.ts';
import { type Granted, grantedTo } from './granted-to.ts';
import type { Derived, Missing, Provenance } from './provenance.ts';

export interface DerivedAccess {
  /** absent = nothing says a role */
  role?: Derived | { missing: Missing };
  /** each group once, by who gave it first */
  groups: { group: string; provenance: Provenance }[];
  /** the longest it may be had: the shortest of what the templates say */
  maxHours?: { hours: number; provenance: Provenance };
}

function withRole(role: DerivedAccess['role']): DerivedAccess {
  return role ? { role, groups: [] } : { groups: [] };
}

/** `exceptions` are those about this account, the closest first (`exceptionsFor`). Role: exception, else the account's single role, else the templates', where these agree and it is decided here. */
export function deriveAccess(input: DeriveInput, exceptions: readonly Exception[]): DerivedAccess {
  const elsewhere = decidedElsewhere(input.client, input.console.kind);
  const granted = grantedTo(input);
  if (granted.length === 0 && exceptions.length === 0)
    return withRole(ofAccount(input) ?? (elsewhere ? ofSystem(input, elsewhere) : undefined));
  const given = exceptions.flatMap(({ differs }, at) =>
    differs.what === 'role' ? [{ exception: exceptions[at] as Exception, ...differs }] : [],
  );
  const role =
    ofExceptions(given.flatMap(({ exception, role }) => (role === undefined ? [] : { exception, value: role }))) ??
    ofAccount(input) ??
    (elsewhere ? ofSystem(input, elsewhere) : ofTemplates(input, granted));
  const groups = new Map<string, Provenance>();
  const add = (all: readonly string[], provenance: Provenance) => {
    for (const group of all) if (!groups.has(group)) groups.set(group, provenance);
  };
  for (const { grant, provenance } of granted) add(grant.groups, provenance);
  for (const { exception, groups: more } of given) add(more, ofException(exception));
  const maxHours = shortestOf(granted);
  return {
    ...(role ? { role } : {}),
    groups: Array.from(groups, ([group, provenance]) => ({ group, provenance })),
    ...(maxHours ? { maxHours } : {}),
  };
}

function ofExceptions(said: readonly Said[]): DerivedAccess['role'] {
  const settled = settledBy(said, 'role');
  return settled && ('missing' in settled ? settled : { attribute: 'role', ...settled });
}

function ofAccount({ account }: DeriveInput): DerivedAccess['role'] {
  const [role, second] = account?.roles ?? [];
  if (!account || role === undefined) return undefined;
  if (second === undefined) {
    const provenance = { from: 'account', account: account.id, version: account.version } as const;
    return { attribute: 'role', value: role, provenance };
  }
  const why = `The account ${account.name} has several roles: ${account.roles.join(', ')}.`;
  return { missing: { attribute: 'role', why, mend: 'Choose the one this form is about.' } };
}

function ofTemplates(input: DeriveInput, granted: readonly Granted[]): DerivedAccess['role'] {
  const saying = granted.filter(({ grant }) => grant.role !== undefined);
  const [first] = saying;
  if (!first) return undefined;
  const other = saying.find(({ grant }) => grant.role !== first.grant.role);
  if (other) {
    const why = `“${first.template.label}” says ${first.grant.role} and “${other.template.label}” says ${other.grant.role}; ${input.technician.displayName} has both templates.`;
    const mend = 'A lead or administrator sets the role of the account, or takes one template away, in the options.';
    return { missing: { attribute: 'role', why, mend } };
  }
  return { attribute: 'role', value: first.grant.role as string, provenance: first.provenance };
}

/** Templates are this MSP's own rule: where another system decides, they say nothing. */
function ofSystem({ client, console }: DeriveInput, system: string): { missing: Missing } {
  const why = `Who may be what in ${console.kind} consoles of ${client.name} is decided in ${system}.`;
  return {
    missing: { attribute: 'role', why, mend: `The role is set in ${system}, and seen here once the account shows it.` },
  };
}

function shortestOf(granted: readonly Granted[]): DerivedAccess['maxHours'] {
  let found: DerivedAccess['maxHours'];
  for (const { grant, provenance } of granted)
    if (grant.maxHours !== undefined && grant.maxHours < (found?.hours ?? Number.POSITIVE_INFINITY))
      found = { hours: grant.maxHours, provenance };
  return found;
}
