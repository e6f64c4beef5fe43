/** As many as every engine takes in one question. */
const AT_ONCE = 500;

/** Asks about many, each once, in pieces. */
export async function inChunks(all: Iterable<string>, work: (some: string[]) => Promise<unknown>): Promise<void> {
  const each = [...new Set(all)];
  for (let at = 0; at < each.length; at += AT_ONCE) await work(each.slice(at, at + AT_ONCE));
}
