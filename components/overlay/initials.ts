/** First letters of the first and last word of a name, at most two, upper case. Combining marks stay with their letter. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return (
    ends
      .map(
        (word) =>
          word
            ?.normalize('NFC')
            .match(/^\p{L}\p{M}*/u)?.[0]
            .toLocaleUpperCase() ?? '',
      )
      .join('') || '?'
  );
}
