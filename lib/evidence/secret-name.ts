/**
 * Names of controls that hold a secret, in the languages of the classifier (English, German, French, Spanish, Italian, Dutch, Portuguese). The page leaves such controls
 * alone by itself; this is the worker's own look at what a page sent, which it does not trust.
 */
const WORDS =
  'pass ?words?|pass ?wd|pwd|pass ?phrase|pass ?code|one time code|verification code|security code|mfa code|otp|totp|pin|pin ?code|secret|token|api ?key|private key|access key|recovery key|credentials?|' +
  'passwort|kennwort|geheimnis|geheimzahl|zugangscode|einmalcode|sicherheitscode|mot de passe|motdepasse|mdp|code secret|jeton|' +
  'contrasena|clave|clave secreta|secreto|codigo de seguridad|parola chiave|parola d ordine|segreto|codice segreto|codice di sicurezza|' +
  'wachtwoord|geheim|toegangscode|senha|palavra passe|segredo|codigo de seguranca';
const SECRET = new RegExp(`(?:^| )(?:${WORDS})(?: |$)`);

/** `new_Password*`, `newPassword` and `Nouveau mot de passe :` alike: words in lower case without accents. */
function plain(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** True when what a control is called says that it holds a secret. */
export function isSecretName(control: string): boolean {
  return SECRET.test(plain(control.slice(0, 512)));
}

/** An address stands in "Send the password to", never in "Password". */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** True when a value read from a control of this name must not be kept. */
export function isSecretField(
  { attribute, control }: { attribute: string; control?: string | undefined },
  value: string,
): boolean {
  if (control === undefined || value === '' || ADDRESS.test(value)) return false;
  // In India a PIN is where the post goes.
  return isSecretName(control) && !(attribute === 'postalCode' && /^\d{6}$/.test(value));
}
