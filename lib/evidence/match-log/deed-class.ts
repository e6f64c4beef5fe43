/** What kind of deed an action is, told by the words consoles use for it. No product's list: words only, whatever stands between them. */

export const DEED_CLASSES = [
  'create',
  'update',
  'delete',
  'disable',
  'enable',
  'password',
  'mfa',
  'access',
  'sessions',
  'remote',
  'reveal',
  'sign-in',
  'read',
  'other',
] as const;
export type DeedClass = (typeof DEED_CLASSES)[number] | 'save';

/** The first that fits, the more particular before the general: “Add member to group” gives access, it does not create. */
const WORDS: readonly (readonly [DeedClass, RegExp])[] = [
  ['sessions', /\b(revok|invalidat|terminat|kill|expir)\w* .*\b(session|token)s?\b|\bsessions? (revok|terminat)\w*/],
  [
    'reveal',
    /\b(reveal|retriev|decrypt)\w*|\bcheck(ed)? ?out\b|\b(view|show|copi|read)\w* (the )?(password|secret|credential)s?/,
  ],
  ['remote', /\bremote (control|session|desktop|terminal|access)\b|\b(rdp|vnc|ssh)\b/],
  [
    'mfa',
    /\b(mfa|multi ?factor|two ?factor|2 ?fa|t?otp|authenticator|strong auth\w*|security info|security key|passkey|fido ?2?)\b|\bauthentication (method|phone|device)s?\b/,
  ],
  ['sign-in', /\b(sign|log|logged|signed) ?(in|out|on|off)\b|\blog(in|out|on|off)s?\b|\b(un)?bind\b|\bauthenticat\w*/],
  ['password', /\b(password|passwd|passphrase|passcode|pwd)s?\b/],
  [
    'access',
    /\b(group|role|member|membership|permission|privilege|right|license|licence|entitlement|assignment|watcher|acl|scope)s?\b|\b(grant|assign|unassign)\w*/,
  ],
  ['enable', /\b(enabl|reactivat|activat|unsuspend|unblock|unlock|restor|undelet|resum)\w*/],
  ['disable', /\b(disabl|deactivat|suspend|block|lock|archiv)\w*/],
  ['delete', /\b(delet|remov|destroy|purg|deprovision|eras)\w*|\bdrop(ped)?\b/],
  ['create', /\b(creat|invit|provision|register|insert|import)\w*|\badd(ed|s|ing)?\b|\bnew\b/],
  ['update', /\b(updat|modif|chang|edit|renam|modrdn|modify|patch|sav|correct)\w*|\bset\b|\bput\b|\bmoved?\b/],
  ['read', /\b(search|view|list|export|download|compar|quer|lookup|fetch)\w*|\b(get|read|open|opened|accessed)\b/],
];

/** The words of an action as it is written: `UserLoggedIn`, `user.account.lock`, `Set-ADUser`. */
const wordsOf = (action: string): string =>
  action
    .slice(0, 512)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();

/** The class of an action of the console's log. `other`: nothing is known of it. */
export function classOfAction(action: string): DeedClass {
  const words = wordsOf(action);
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** What a console profile calls an action (`does`), as a class. */
const DOES: Readonly<Record<string, DeedClass>> = {
  disable: 'disable',
  enable: 'enable',
  delete: 'delete',
  'reset-password': 'password',
  'reset-mfa': 'mfa',
  'change-role': 'access',
  'change-group': 'access',
  'revoke-sessions': 'sessions',
  'remote-session': 'remote',
  'reveal-secret': 'reveal',
};
export const classOfOurs = (does: string | undefined): DeedClass =>
  does === undefined ? 'save' : (DOES[does] ?? 'other');

/** A form that is saved may do any of these, and consoles call it by what it changed. */
const BY_SAVING = new Set<DeedClass>(['create', 'update', 'disable', 'enable', 'password', 'mfa', 'access', 'save']);

/** Whether one deed may be what the other says: `same` word, `close` where one of them says it more generally, or not at all. */
export function agreeOn(ours: DeedClass, theirs: DeedClass): 'same' | 'close' | null {
  if (ours === theirs) return 'same';
  if (ours === 'save' && BY_SAVING.has(theirs)) return 'same';
  if (ours === 'other' || theirs === 'other' || theirs === 'update') return 'close';
  return null;
}

/** Lines that change nobody’s account: they are counted, not matched, unless a deed of ours is of their kind. */
export const isAside = (does: DeedClass): boolean => does === 'read' || does === 'sign-in';
