/** The settings of sign-in as they are written in the form, and back. */
import type { Role } from '../../../lib/record/record.schema.ts';
import type { SignInSettings } from '../../../lib/wire/sign-in.schema.ts';

export const ROLES: readonly Role[] = ['technician', 'lead', 'compliance', 'administrator'];

export interface Draft {
  enabled: boolean;
  label: string;
  issuer: string;
  clientId: string;
  scopes: string;
  userInfo: boolean;
  by: SignInSettings['identify']['by'];
  claim: string;
  source: string;
  required: string[];
  roles: Record<Role, string[]>;
  hours: string;
  redirects: string[];
}

export function draftOf(settings: SignInSettings | null): Draft {
  const identify = settings?.identify ?? { by: 'link', claim: 'sub' };
  const lines = (role: Role) => (settings?.roles ?? []).filter((one) => one.role === role).map(lineOf);
  return {
    ...{ enabled: settings?.enabled ?? true, label: settings?.label ?? '', issuer: settings?.issuer ?? '' },
    ...{ clientId: settings?.clientId ?? '', scopes: (settings?.scopes ?? ['profile']).join(' ') },
    ...{ userInfo: settings?.userInfo ?? false, by: identify.by, claim: identify.claim },
    source: 'source' in identify ? identify.source : '',
    required: (settings?.require ?? []).map(lineOf),
    roles: Object.fromEntries(ROLES.map((role) => [role, lines(role)])) as Draft['roles'],
    hours: String(settings?.hours ?? 12),
    redirects: settings?.redirects ?? [],
  };
}

/** What the form does not show stays as it was. */
export function settingsOf(draft: Draft, before: SignInSettings | null): SignInSettings {
  const { by, claim, source } = draft;
  return {
    ...(before?.maxAgeMinutes ? { maxAgeMinutes: before.maxAgeMinutes } : {}),
    algorithms: before?.algorithms ?? ['RS256'],
    ...{ enabled: draft.enabled, label: draft.label.trim(), issuer: draft.issuer.trim() },
    ...{ clientId: draft.clientId.trim(), scopes: draft.scopes.split(/\s+/).filter(Boolean), userInfo: draft.userInfo },
    identify: by === 'externalId' ? { by, claim: claim.trim(), source: source.trim() } : { by, claim: claim.trim() },
    require: draft.required.flatMap(pairOf),
    roles: ROLES.flatMap((role) => draft.roles[role].flatMap(pairOf).map((pair) => ({ ...pair, role }))),
    ...{ hours: Number(draft.hours), redirects: draft.redirects.map((line) => line.trim()).filter(Boolean) },
  };
}

/** The first line that is no pair, or null. */
export const wrongLine = (lines: readonly string[]): string | null =>
  lines.find((line) => line.trim() !== '' && pairOf(line).length === 0) ?? null;

const lineOf = ({ claim, value }: { claim: string; value: string }): string => `${claim} = ${value}`;

/** `claim = value`; the first equals sign counts, since values may hold some. */
function pairOf(line: string): { claim: string; value: string }[] {
  const at = line.indexOf('=');
  const [claim, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  return at > 0 && claim && value ? [{ claim, value }] : [];
}
