/** Files that are no pack as it was made, told by how they begin: what happened to them, and what to do. */
/** How a file begins that a program packed, or saved anew in its own way. */
const BEGINNINGS: readonly (readonly [bytes: readonly number[], sentence: string])[] = [
  [[0x1f, 0x8b], 'The file is compressed (gzip). Unpack it first.'],
  [[0x50, 0x4b, 0x03, 0x04], 'The file is a ZIP archive. Unpack it first.'],
  [
    [0xef, 0xbb, 0xbf],
    'A byte-order mark stands before the first line: a program saved the file anew. Take it as it was handed over.',
  ],
  [[0xff, 0xfe], 'The file is UTF-16: a program saved it anew. Take it as it was handed over.'],
  [[0xfe, 0xff], 'The file is UTF-16: a program saved it anew. Take it as it was handed over.'],
];
const RETURN = 13;

/** Null where the first line may be a pack's. `head`: that line without its newline, or what there is of it. */
export function foreignFile(head: Uint8Array, ended: boolean): string | null {
  const known = BEGINNINGS.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (known) return known[1];
  const header = parsed(head);
  // Cut off within its first line, as far as can be seen.
  if (header === undefined && !ended) return null;
  if (header === undefined) return 'This is no evidence pack: its first line is not JSON.';
  if ((header as { unswivel?: unknown } | null)?.unswivel !== 'evidence-pack')
    return 'This is no evidence pack: its first line does not say so.';
  return head.at(-1) === RETURN
    ? 'Its lines end in CR LF: a program saved or sent the file as text. Take it as it was handed over.'
    : null;
}

function parsed(head: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(head));
  } catch {
    return undefined;
  }
}
