/** A technician as SCIM shows them, and back. Whatever the record holds of a person has its place; `templates` and `groups` are shown only. */
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import { type Technician, technicianSchema } from '../../record/record.schema.ts';
import { refuseName } from './names.ts';
import type { Resource } from './place.ts';
import { refuse } from './tidy.ts';
import { OWN } from './user-schema.ts';

const ALIKE = ['userName', 'displayName', 'nickName', 'title', 'preferredLanguage', 'timezone', 'userType'] as const;
const LISTS = ['emails', 'phoneNumbers', 'addresses'] as const;

/** What a source may write of a technician, as a resource; nothing stands for what the record has not. */
export function userOf(technician: Technician): Resource {
  const { name, active, contract, templates, [ENTERPRISE_URN]: enterprise } = technician;
  const whole = [name.givenName, name.middleName, name.familyName].filter(Boolean).join(' ');
  const own = { contract, templates: templates?.length ? templates : undefined };
  return said({
    ...Object.fromEntries(ALIKE.map((key) => [key, technician[key]])),
    name: { formatted: whole, ...name },
    active,
    ...Object.fromEntries(LISTS.map((key) => [key, technician[key].length > 0 ? technician[key] : undefined])),
    [ENTERPRISE_URN]: orNothing(said(enterprise)),
    [OWN]: orNothing(said(own)),
  });
}

const said = (object: Resource): Resource =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));
const orNothing = (object: Resource): Resource | undefined => (Object.keys(object).length > 0 ? object : undefined);

/**
 * The technician a resource describes (tidied: canonical names, right types). `before` gives what SCIM has no word for; `manager` is the manager's id, resolved.
 * Throws `Refused` 400 `scim.value` or `scim.name`.
 */
export function technicianOf(
  resource: Resource,
  given: { id: string; before: Technician | undefined; manager: string | undefined },
): Technician {
  const { id, before, manager } = given;
  const enterprise = (resource[ENTERPRISE_URN] ?? {}) as Resource;
  const name = nameOf(resource);
  const known = before?.[ENTERPRISE_URN].manager;
  const { contract } = (resource[OWN] ?? {}) as Resource;
  const technician = said({
    ...Object.fromEntries(ALIKE.map((key) => [key, resource[key]])),
    ...{ id, version: before?.version ?? 1, name },
    displayName: resource.displayName ?? `${name.givenName} ${name.familyName}`,
    active: resource.active ?? true,
    emails: labelled(resource.emails),
    phoneNumbers: labelled(resource.phoneNumbers),
    addresses: resource.addresses ?? [],
    contract,
    templates: before?.templates,
    [ENTERPRISE_URN]: said({
      employeeNumber: enterprise.employeeNumber,
      department: enterprise.department,
      organization: enterprise.organization,
      manager: manager === undefined ? undefined : known?.value === manager ? known : { value: manager },
    }),
  });
  const parsed = technicianSchema.safeParse(technician);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse(issue?.path.join('.') || 'the user', `cannot be this: ${issue?.message ?? 'it is not right'}`);
  }
  refuseName(parsed.data, before);
  return parsed.data;
}

/** An entry without its value is none. */
function labelled(list: unknown): Resource[] {
  const entries = ((list ?? []) as Resource[]).filter((one) => typeof one.value === 'string');
  return entries.map(({ value, type, primary }) => said({ value, type, primary }));
}

/** Given and family name; from the whole name where it is all there is and it has two words at least. */
function nameOf(resource: Resource): { givenName: string; familyName: string } {
  const { formatted, ...name } = (resource.name ?? {}) as Record<string, string>;
  const words = String(formatted ?? resource.displayName ?? '')
    .trim()
    .split(/\s+/);
  const apart = words.length > 1 && !name.givenName && !name.familyName;
  const whole = apart ? { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) as string } : {};
  const { givenName, familyName } = { ...name, ...whole } as { givenName?: string; familyName?: string };
  if (!givenName) refuse('name.givenName', 'is needed: map it to the person’s given name');
  if (!familyName) refuse('name.familyName', 'is needed: map it to the person’s family name');
  return { ...name, givenName, familyName };
}
