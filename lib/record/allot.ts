import { splitAddress } from './follow-account.ts';

/** A name is taken and the client wants a person to decide. */
export class NameTaken extends Error {
  readonly code = 'name.taken';
  readonly sentence: string;
  readonly clash: string;
  constructor(clash: string, sentence: string) {
    super(sentence);
    this.name = 'NameTaken';
    this.sentence = sentence;
    this.clash = clash;
  }
}

/**
 * The name an account gets: `base`, or, when it is taken (case and Unicode form aside), by the client's rule the next free of `base2`, `base3` …, the number before the
 * @ of an address and within `maxLength` UTF-16 units. With `ask` a taken name throws `NameTaken`, which lists the clash; so does a cap that leaves no room.
 */
export function allotName(base: string, taken: ReadonlySet<string>, rule: 'number' | 'ask', maxLength = 256): string {
  const used = new Map(Array.from(taken, (name) => [comparable(name), name]));
  const clash = used.get(comparable(base));
  if (clash === undefined && base.length <= maxLength) return base;
  if (clash !== undefined && rule === 'ask') {
    throw new NameTaken(
      clash,
      `The name “${base}” is taken by “${clash}”, and this client wants a person to choose another.`,
    );
  }
  const [local, domain] = splitAddress(base);
  for (let number = clash === undefined ? 1 : 2; number <= used.size + 2; number++) {
    const suffix = number === 1 ? '' : String(number);
    const head = cut(local, maxLength - domain.length - suffix.length);
    if (head === '') break;
    const name = head + suffix + domain;
    if (!used.has(comparable(name))) return name;
  }
  throw new NameTaken(
    clash ?? base,
    `No free name is left for “${base}” within ${maxLength} characters. Choose one by hand.`,
  );
}

function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function cut(text: string, max: number): string {
  let out = '';
  for (const letter of text) {
    if (out.length + letter.length > max) break;
    out += letter;
  }
  return out;
}
