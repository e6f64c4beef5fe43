/**
 * True for a regular expression that compiles and cannot run away on a hostile page's text: no back-reference, no look-behind, and no repeated group
 * that itself repeats or branches (`(a+)+`, `(a|ab)*`). What is left is at worst quadratic, on text cut to 4,096 characters.
 */
export function isBoundedPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
  } catch {
    return false; // the caller's message says so
  }
  const plain = source.replace(/\\[^\dk]/gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  if (/\\[1-9k]|\(\?</u.test(plain)) return false;
  return !hasRepeatedRepetition(plain);
}

function hasRepeatedRepetition(plain: string): boolean {
  const groups: { varies: boolean }[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain.charAt(at);
    const group = groups.at(-1);
    if (char === '(') groups.push({ varies: false });
    else if (char === ')') {
      const varied = groups.pop()?.varies ?? false;
      const repeated = /^(?:[*+]|\{\d+,?\d*\})/u.test(plain.slice(at + 1));
      if (varied && repeated) return true;
      const outer = groups.at(-1);
      if (outer && (varied || repeated)) outer.varies = true;
    } else if (group && (char === '|' || char === '*' || char === '+' || char === '{')) group.varies = true;
  }
  return false;
}
