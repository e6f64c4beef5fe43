/** Words consoles have for on and off, in the languages they are shown in. */
import { fold } from '../../record/ascii.ts';
import { statusOf } from '../../record/status-words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const OFF_STATUS = words(
  'suspended blocked gesperrt gesperrter bloqueado bloqueada suspendido suspendu suspendue bloque bloquee sospeso sospesa bloccato bloccata bloqueada suspenso suspensa geblokkeerd ' +
    'opgeschort zablokowany zablokowane zawieszony zablokovany pozastaveny terminated archived deleted removed offboarded expired abgelaufen geloscht deprovisioned retired closed ' +
    'deaktivierter deactivated desactivado desactivada desactivee disattivato disattivata disattivo desativado desativada gedeactiveerd wylaczony wylaczone dezaktywowany vypnuto vypnuty zakazany zakazano stopped',
);
const ON_STATUS = words(
  'activated activo activa habilitada attivata attivato ativa ativado ativada habilitado actief geactiveerd wlaczony wlaczone aktywne aktywowany zapnuto zapnuty povoleno aktivovano activee active enabled ' +
    'unlocked freigegeben entsperrt normal employed live valid ok',
);
const ON_MFA = words(
  'enforced registered enrolled configured required activated registriert eingerichtet eingeschaltet erzwungen ein an inscrit inscrite configure configuree impose applique activee registrado registrada configurado ' +
    'exigido registrato registrata configurato applicata imposto obrigatorio ativado ativada geregistreerd ingesteld afgedwongen aan wlaczone wlaczony wlaczono zarejestrowany skonfigurowano wymuszone zapnuto zapnute ' +
    'nastaveno registrovano vynuceno totp otp webauthn fido fido2 passkey yubikey authenticator duo okta-verify sms push app phone token hardware capable protected present',
);
const OFF_MFA = words(
  'unregistered unenrolled unconfigured missing absent none off never disabled aus keine kein fehlt aucun aucune ninguno ninguna nessuno nessuna nenhum nenhuma geen brak zadny zadne wylaczone wylaczony wylaczono vypnuto vypnute ' +
    'unprotected incapable optional bypass bypassed',
);
const NOT =
  /^(?:not yet|not|no|non|nicht|noch nicht|kein|keine|pas|ne|n'est pas|sin|senza|sem|nao|niet|geen|nie|neni|bez|without|un)[\s-]+(.+)$/u;

/** True: the account can be used; false: not; undefined: the word tells neither (pending, invited, locked for a while). */
export function activeOf(text: string): boolean | undefined {
  return read(
    text,
    (word) => statusOf(word) ?? (ON_STATUS.has(word) ? true : OFF_STATUS.has(word) ? false : undefined),
  );
}

/** True: a second factor is there. */
export function mfaOf(text: string): boolean | undefined {
  return read(text, (word) => (ON_MFA.has(word) ? true : OFF_MFA.has(word) ? false : statusOf(word)));
}

function read(text: string, wordOf: (word: string) => boolean | undefined): boolean | undefined {
  const folded = fold(text.trim())
    .replace(/[.!:;,()[\]]+/g, ' ')
    .trim();
  if (folded === '' || folded.length > 60) return undefined;
  const whole = wordOf(folded);
  if (whole !== undefined) return whole;
  const denied = NOT.exec(folded)?.[1];
  if (denied !== undefined) {
    const said = wordOf(denied) ?? read(denied, wordOf);
    return said === undefined ? undefined : !said;
  }
  // “Status: active”, “MFA enabled”, “Account is disabled”: one word tells, and no other says the contrary.
  const found = new Set(
    folded
      .split(/[\s/]+/)
      .map(wordOf)
      .filter((one) => one !== undefined),
  );
  const [only] = found;
  return found.size === 1 && !/\b(?:not|nicht|non|nao|niet|nie|no|pas)\b/.test(folded) ? only : undefined;
}
