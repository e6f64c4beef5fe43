/**
 * Secrets never reach the outbox (attack 43): whatever looks like one in any text of an event is replaced by `[masked-…]`, which names the kind and never the value.
 * Linear: every pattern begins at a mark of its own and its repetitions cannot overlap. Idempotent: what was masked is not touched again.
 */
import { looksRandom } from './looks-random.ts';

/** The text with every secret masked; the same text when there is none. */
export function maskText(text: string): string {
  let masked = text;
  // A masked secret can lay bare another that touched it; eight rounds end even texts made for this.
  for (let round = 0; round < 8; round++) {
    const next = maskNear(maskAddresses(maskAssigned(maskKnown(maskPem(masked)))));
    if (next === masked) break;
    masked = next;
  }
  return masked;
}

function maskPem(text: string): string {
  let out = '';
  let rest = 0;
  for (let begin = text.indexOf('-----BEGIN '); begin >= 0; begin = text.indexOf('-----BEGIN ', rest)) {
    const end = text.indexOf('-----END ', begin);
    const close = end < 0 ? -1 : text.indexOf('-----', end + 9);
    out += `${text.slice(rest, begin)}[masked-PEM]`;
    rest = close < 0 ? text.length : close + 5;
  }
  return rest === 0 ? text : out + text.slice(rest);
}

/** Forms that only secrets have, by their issuers' documentation. */
const KNOWN: readonly [kind: string, pattern: RegExp][] = [
  // RFC 7515 and 7516 compact forms: `eyJ` is base64url of `{"`.
  ['JWT', /(?<![\w-])eyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*){1,3}/g],
  ['AWS', /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Z])/g],
  ['Google', /(?<![\w-])(?:AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{24,})/g],
  ['GitHub', /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/g],
  ['GitLab', /(?<![\w-])gl(?:pat|dt|rt|cbt|ptt)-[\w-]{20,}/g],
  ['Slack', /(?<![\w-])xox[abeoprs]-[\w-]{10,}/g],
  ['Stripe', /(?<!\w)[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g],
  ['npm', /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g],
  ['SendGrid', /(?<![\w-])SG\.[\w-]{16,}\.[\w-]{16,}/g],
  ['Azure', /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g],
];

function maskKnown(text: string): string {
  return KNOWN.reduce((masked, [kind, pattern]) => masked.replace(pattern, `[masked-${kind}]`), text);
}

/** Words that announce a secret, in the languages tickets come in. */
const WORD =
  'pass ?word|pass ?wd|pwd|pass ?phrase|secret|client[ _-]?secret|api[ _-]?key|(?:access|account|private|shared|subscription|recovery)[ _-]?(?:access[ _-]?)?key|' +
  'token|credentials?|sig|signature|sas|kennwort|passwort|zugangsdaten|mot de passe|contraseña|contrasena|clave|parola chiave|senha|palavra[ -]passe|wachtwoord|hasło|heslo|lösenord|jelszó';
const ASSIGNED = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:\\w{1,24}[_-])?(?:${WORD}))(["']?\\s{0,3}(?:[:=]|%3D)\\s{0,3}["']?)([^\\s"'<>&,;]+)`,
  'giu',
);
const CODE = /(?<![\p{L}\p{N}])(pin|otp|tan|pass ?code|mfa code|totp)(["']?\s{0,3}[:=]\s{0,3}["']?)(\d{4,10})(?!\d)/giu;
const BEARER = /(?<!\w)(Bearer\s{1,4})([A-Za-z0-9._~+/-]{16,}={0,2})/gi;
const BASIC = /(?<!\w)(Basic\s{1,4})([A-Za-z0-9+/]{4,}={0,2})/gi;

function maskAssigned(text: string): string {
  return text
    .replace(BEARER, (all, scheme, value) =>
      /\d/.test(value) || looksRandom(value) ? `${scheme}[masked-header]` : all,
    )
    .replace(BASIC, (all, scheme, value) => (isUserAndPassword(value) ? `${scheme}[masked-header]` : all))
    .replace(ASSIGNED, (all, word, gap, value) => (secretLike(value) ? `${word}${gap}[masked-value]` : all))
    .replace(CODE, (_, word, gap) => `${word}${gap}[masked-code]`);
}

/** After "password:" a plain word, an address, a date or a phone number is talk; letters with digits or signs are a secret. */
function secretLike(value: string): boolean {
  if (value.includes('[masked-') || value.length < 6) return false;
  if (/^[^@\s]+@[\w-]+(?:\.[\w-]+)+[.)]?$/.test(value) || /^https?:/i.test(value)) return false;
  if (/^[\d\s+()./:-]+$/.test(value)) return false;
  const body = value.replace(/[.!?)]+$/, '');
  return /\d/.test(body) ? /\D/.test(body) : /[^\p{L}\p{M}\-'’.]/u.test(body) || looksRandom(body);
}

/** RFC 7617: base64 of `user:password`. "Basic subscription" is not. */
function isUserAndPassword(value: string): boolean {
  if (value.length % 4 !== 0) return false;
  try {
    return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(atob(value));
  } catch {
    // Not base64, so no credentials.
    return false;
  }
}

/** `https://user:password@host` */
function maskAddresses(text: string): string {
  return text.replace(/(:\/\/[^\s/@:]{0,64}:)([^\s/@]{1,128})@/g, (all, before, value) =>
    value.startsWith('[masked-') ? all : `${before}[masked-value]@`,
  );
}

const SECRET_WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORD})(?![\\p{L}\\p{N}])`, 'iu');
const LONG = /(?<![A-Za-z0-9_+/=~-])[A-Za-z0-9_+/=~-]{20,}/g;

/** A long random-looking run within six words after a secret word. */
function maskNear(text: string): string {
  return text.replace(LONG, (run, at: number) => {
    if (!looksRandom(run)) return run;
    const before = text
      .slice(Math.max(0, at - 96), at)
      .split(/\s+/u)
      .slice(-7)
      .join(' ');
    return SECRET_WORD.test(before) ? '[masked-value]' : run;
  });
}
