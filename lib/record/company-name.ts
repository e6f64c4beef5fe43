/** Legal forms that say nothing about which company it is, dots removed. */
const LEGAL_FORMS = new Set(
  (
    'ab ag aps as asa bv bvba co company corp corporation cv doo ehf eg ek eurl ev gbr gmbh hf inc incorporated kft kg kgaa kk lda limited llc llp lp ltd ltda mbh nv ' +
    'ohg ou oy oyj plc pte pty pvt sa sab sae sarl sas se sl sro spa spzoo srl ug zrt'
  ).split(' '),
);

/** A company's name for comparison: case and punctuation aside. `Müller & Söhne, GmbH` → `müller söhne gmbh`. */
export function companyKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.'’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}\p{Cf}]+/gu, ' ')
    .trim();
}

/** The key without legal forms at its end; never empty where the key is not. `fabrikam gmbh co kg` → `fabrikam`. */
export function withoutLegalForm(key: string): string {
  const words = key
    .replace(/ sp z oo$/, ' spzoo')
    .replace(/ s r o$/, ' sro')
    .split(' ');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) as string)) words.pop();
  return words.join(' ');
}
