/** Splits text, a name or an id into plain lower-case words: `user[firstName]` → user first name · `E-Mail-Adresse:` → e mail adresse · `addr1` → addr 1. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/ß/g, 'ss')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4')
      .match(/[\p{L}\d]+/gu) ?? []
  );
}
