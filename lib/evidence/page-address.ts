import { maskText } from './mask.ts';

/** A parameter longer than this names no page; it carries something. */
const LONGEST = 128;

/**
 * An address as an event may name it: scheme, host, path, and those parameters that tell which page it is (`?id=41`). Credentials and fragments go, as does every parameter whose
 * name or value looks like a secret: a session, a token, a code of a sign-in. What is no address is masked as any text.
 */
export function pageAddress(address: string): string {
  if (!URL.canParse(address)) return maskText(address);
  const url = new URL(address);
  url.username = '';
  url.password = '';
  // A route in the fragment (`#/tickets/41`) is part of the page; anything else there is a place in it, or the answer of a sign-in.
  if (!/^#!?\//.test(url.hash) || holdsSecret(url.hash)) url.hash = '';
  for (const [name, value] of [...url.searchParams]) if (isSecret(name, value)) url.searchParams.delete(name);
  return maskText(url.href);
}

const SECRET_NAME =
  /token|secret|passw|pwd|session|sess?id|auth|signature|api_?key|otp|credential|[cx]srf|nonce|^(?:sig|pin|jwt)$/i;
/** A filter or a record, unless it is as long as what a sign-in hands over. */
const SIGN_IN_NAME = /^(?:code|state|key|sid)$/i;

function isSecret(name: string, value: string): boolean {
  return (
    SECRET_NAME.test(name) ||
    (SIGN_IN_NAME.test(name) && value.length >= 12) ||
    value.length > LONGEST ||
    holdsSecret(value)
  );
}

function holdsSecret(text: string): boolean {
  return maskText(text) !== text;
}
