import type { Classified } from './classified.ts';

/** Ends of names that programmers give to controls with a secret, in the classifier's languages; `confirm`, `new` and numbers may follow. */
const SECRET =
  /(pass(word|wd|phrase|code|wort|e)?|pwd|kennwort|mdp|contrasen.|clave|chiave|senha|wachtwoord|segredo|segreto|geheim|secreto?|token|api_?key|totp|(^|[^a-z])(otp|pin))[_-]?(confirm\w*|repeat|again|new|code|value|\d)*$/i;

/**
 * False for a control whose own name or id says that it holds a secret, whatever stands beside it: a password shown in clear is a text field. What it holds never leaves
 * the page.
 */
export function isNoSecret({ control }: Pick<Classified, 'control'>): boolean {
  return !SECRET.test(control.seen.name) && !SECRET.test(control.seen.id);
}
