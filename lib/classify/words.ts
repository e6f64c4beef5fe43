/**
 * Splits text, a name or an id into plain lower-case words: `user[firstName]` → user first name · `E-Mail-Adresse:` → e mail adresse · `addr1` → addr 1.
 * Unicode classes cost a millisecond to compile, so plain ASCII, which names and ids are, goes without them.
 */
export function wordsOf(text: string): string[] {
  return isAscii(text) ? asciiWords(text) : unicodeWords(text);
}

/** Whether a text says anything at all: dots, stars and arrows do not. */
export function hasWords(text: string): boolean {
  return isAscii(text) ? /[a-z\d]/i.test(text) : /[\p{L}\d]/u.test(text);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

function asciiWords(text: string): string[] {
  const apart = text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return apart.toLowerCase().match(/[a-z]+|\d+|#/g) ?? [];
}

function unicodeWords(text: string): string[] {
  const plain = text.replace(/ß/g, 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  const apart = plain.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return apart.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
}
