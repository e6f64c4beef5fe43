/** What stands in a pack that verifies and is no more than the word of the log that signed it: said wherever a pack is said to hold. */

/** `part`: of a client or a period. `erased`: entries without their bodies. */
export function limitsOf({ part, erased }: { part: boolean; erased: number }): string {
  const said = part
    ? 'Only the log’s signature on the pack speaks for when and by whom it was made, and for the versions of the record and the names in it. That nothing was left out, only the pack of the whole log shows.'
    : 'Only the log’s signature on the pack speaks for when and by whom it was made.';
  return erased > 0
    ? `${said} That a missing body was erased, and not held back, is the log’s word, too: the event of its erasure can be asked for.`
    : said;
}
