/** Which bodies are gone must be what the log says was erased: neither more, nor another. */
import { runningSha256 } from '../../evidence/hash.ts';
import { toHex } from '../../evidence/hex.ts';
import type { Database } from '../database.ts';
import { cursor } from './cursor.ts';
import { wrong } from './wrong.ts';

const PAGE = 1000;

/** As `hear` notes it of an event, and as the rows must come to. */
export const erasureSaid = (id: string, events: unknown, digest: unknown): string =>
  `erasure ${id} ${events} ${digest}`;

/** `said`: what the collector's own events say was erased. */
export async function checkErasures(db: Database, said: ReadonlySet<string>): Promise<void> {
  const rows = cursor((last: { idx: number; erasure: string } | undefined) => {
    let found = db.selectFrom('erased_bodies').selectAll().orderBy('erasure').orderBy('idx').limit(PAGE);
    if (last)
      found = found.where((e) =>
        e.or([e('erasure', '>', last.erasure), e.and([e('erasure', '=', last.erasure), e('idx', '>', last.idx)])]),
      );
    return found.execute();
  });
  for (let row = await rows.next(); row; ) {
    const { erasure } = row;
    const hash = runningSha256();
    let count = 0;
    for (; row?.erasure === erasure; row = await rows.next()) {
      hash.update(new TextEncoder().encode(`${Number(row.idx)}\n`));
      count += 1;
    }
    if (!said.has(erasureSaid(erasure, count, toHex(hash.digest()))))
      wrong('erased_bodies', `erasure ${erasure}`, `The log does not say that these ${count} bodies were erased.`);
  }
}
