import serialize from 'canonicalize';

/** RFC 8785 canonical JSON. Throws `TypeError` for what JSON cannot say (undefined, functions, NaN, lone surrogates). */
export function canonical(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('This value has no canonical JSON form.');
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no canonical JSON form.');
  return text;
}
