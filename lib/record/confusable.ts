/**
 * Letters that look like Latin ones, from the Cyrillic and Greek blocks (the everyday part of Unicode TR 39's confusables.txt), and digits used for letters.
 * Used only to doubt a match, never to make one.
 */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['абсԁеԍһіїјӏкмнорԛѕтуѵԝхћ', 'abcdeghiijlkmhopqstyvwxh'],
    ['αβγειικνορτυχωϲ', 'abyeiikvoptuxwc'],
    ['01|ıɑɡⅼ', 'olliagl'],
  ].flatMap(([from = '', to = '']) => Array.from(from).map((letter, at) => [letter, to.charAt(at)])),
);

const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}|\u2800/gu;

/** True when the text holds characters nobody sees: zero-width, bidi controls, soft hyphens, variation selectors. Line breaks and tabs count as seen. */
export function hasInvisible(text: string): boolean {
  return text.replace(/[\t\n\r]/g, ' ').search(INVISIBLE) >= 0;
}

/** What the text looks like to a person in a hurry: compatibility forms, invisible characters, lookalikes and diacritics folded away. */
export function skeleton(text: string): string {
  const plain = text
    .replace(/[\t\n\r]/g, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase();
  let out = '';
  for (const letter of plain) out += (Object.hasOwn(LOOKALIKES, letter) ? LOOKALIKES[letter] : letter) ?? letter;
  return out
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('rn', 'm');
}
