/** What an account may do in the console, against templates, account and exceptions. */
import { grantedTo } from '../record/granted-to.ts';
import type { Derived, Provenance } from '../record/provenance.ts';
import { allowedNames } from './allowed-by.ts';
import type { Circumstances, Holder } from './judge.ts';
import { file, type Judged, madeElsewhere, overTime } from './judged.ts';
import type { Observation, SeenValue } from './observation.ts';
import { canonicalRole, namesIn, roleKey } from './same/same-role.ts';
import type { FindingKind } from './severity.ts';

export interface Access {
  /** the one role of the account, where something says it */
  role?: Derived | undefined;
  groups: readonly { group: string; provenance: Provenance }[];
}

/** Everybody is in these; nobody granted them. */
const EVERYBODY = new Set(
  [
    'Domain Users',
    'Users',
    'Everyone',
    'All Users',
    'Authenticated Users',
    'Domänen-Benutzer',
    'Benutzer',
    'Jeder',
    'Utilisateurs du domaine',
    'Usuarios del dominio',
    'All Company',
  ].map(roleKey),
);

export function judgeAccess(
  judged: Judged,
  observation: Observation,
  access: Access,
  holder: Holder,
  circumstances: Circumstances,
  fresh: (at: number) => boolean,
): void {
  const granted = grantsOf(holder);
  const roles = granted.length > 0 ? granted.flatMap(({ grant }) => grant.role ?? []) : holder.account.roles;
  const expected = roles.find((role) => role === access.role?.value) ?? roles[0];
  if (expected !== undefined)
    judgeNames(
      judged,
      'role',
      observation.shown.role,
      {
        expected: [expected],
        allowed: [...roles, ...groupNames(access)],
        provenance: provenanceOf(expected, access, holder),
      },
      holder,
      circumstances,
      fresh,
    );
  const groups = groupNames(access);
  if (groups.length > 0)
    judgeNames(
      judged,
      'groups',
      observation.shown.groups,
      { expected: groups, allowed: [...groups, ...roles], provenance: access.groups[0]?.provenance ?? null },
      holder,
      circumstances,
      fresh,
    );
}

const groupNames = ({ groups }: Access): string[] => groups.map(({ group }) => group);

const grantsOf = (holder: Holder) => grantedTo({ ...holder, purpose: holder.account.purpose });

function provenanceOf(role: string, access: Access, holder: Holder): Provenance {
  if (access.role?.value === role) return access.role.provenance;
  const by = grantsOf(holder).find(({ grant }) => grant.role === role);
  return by?.provenance ?? { from: 'account', account: holder.account.id, version: holder.account.version };
}

interface Names {
  expected: readonly string[];
  allowed: readonly string[];
  provenance: Provenance | null;
}

function judgeNames(
  judged: Judged,
  attribute: 'role' | 'groups',
  seen: readonly SeenValue[] | undefined,
  { expected, allowed, provenance }: Names,
  holder: Holder,
  circumstances: Circumstances,
  fresh: (at: number) => boolean,
): void {
  const now = seen?.[0];
  if (!seen || !now) return;
  if (!fresh(now.to) || now.value === null) {
    judged.unknown++;
    return;
  }
  judged.compared++;
  const differs = (text: string) => {
    const shown = shownNames(text, [...expected, ...allowed], circumstances);
    const keys = new Set(shown.map(roleKey));
    const may = new Set(allowed.map(roleKey));
    return {
      beyond: shown.filter((name) => !may.has(roleKey(name)) && !EVERYBODY.has(roleKey(name))),
      lacking: expected.filter((name) => !keys.has(roleKey(name))),
    };
  };
  const { beyond, lacking } = differs(now.value);
  if (beyond.length === 0 && lacking.length === 0) return;
  const basis = provenance ? circumstances.saidSince?.(attribute, provenance) : undefined;
  const time = overTime(seen, basis, ({ value }) => value !== null && isRight(differs(value)));
  const kinds: FindingKind[] = lacking.length > 0 ? (attribute === 'role' ? ['wrong-role'] : ['missing']) : [];
  // One role in place of another is a wrong role; only where it comes on top, or no template is what decides, it is beyond.
  if (beyond.length > 0 && (lacking.length === 0 || grantsOf(holder).length > 0)) kinds.push('beyond-template');
  if (madeElsewhere(time, basis, holder, circumstances)) kinds.push('made-elsewhere');
  const cause = [
    holder.technician.id,
    attribute,
    provenance?.from === 'template' ? provenance.template : holder.account.id,
    expected.join(', '),
  ];
  const allowance = beyond.length > 0 ? allowedNames(holder, beyond, circumstances.now) : undefined;
  file(
    judged,
    { attribute, kinds, expected: expected.join(', '), provenance, ...time, cause },
    holder,
    circumstances.now,
    allowance,
  );
}

const isRight = ({ beyond, lacking }: { beyond: readonly string[]; lacking: readonly string[] }): boolean =>
  beyond.length + lacking.length === 0;

/** A role may itself have a comma in its name: the whole text first. */
function shownNames(text: string, known: readonly string[], { roles }: Circumstances): string[] {
  const canonical = (name: string) => canonicalRole(name, roles);
  const whole = canonical(text);
  if (known.some((name) => roleKey(name) === roleKey(whole))) return [whole];
  return namesIn(text).map(canonical);
}
