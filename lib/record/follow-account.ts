/** `anna.berg@x` → [`anna.berg`, `@x`]; without an @ the second part is empty. */
export function splitAddress(value: string): [local: string, domain: string] {
  const at = value.lastIndexOf('@');
  return at > 0 ? [value.slice(0, at), value.slice(at)] : [value, ''];
}

const PLAIN = /^[\p{L}\p{M}\p{N}._+'-]+$/u;

/**
 * When a login was taken and the account got another (`aberg2` for `aberg`), the values built alike must follow it: the mail address `aberg@x` becomes
 * `aberg2@x`. Gives the value to use instead of `value`, or null when it does not follow.
 * `base` is what the rule gives for the user name, `name` what the account was allotted; both must have the same shape.
 */
export function followAccount(value: string, base: string, name: string): string | null {
  const [baseLocal, baseDomain] = splitAddress(base);
  const [nameLocal, nameDomain] = splitAddress(name);
  const [local, domain] = splitAddress(value);
  if ((baseDomain === '') !== (nameDomain === '') || !PLAIN.test(nameLocal)) return null;
  if (local.toLowerCase() !== baseLocal.toLowerCase() || baseLocal === nameLocal) return null;
  return nameLocal + (domain.toLowerCase() === baseDomain.toLowerCase() ? nameDomain || domain : domain);
}
