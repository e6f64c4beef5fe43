/** `security`: what was tried and refused, one line of JSON each, newest first. */
import { withData } from './data-folder.ts';

export const options = { data: { type: 'string' }, limit: { type: 'string' } } as const;

export async function run(given: { data?: string; limit?: string }): Promise<void> {
  await withData(given.data, async (db) => {
    const rows = await db
      .selectFrom('security_events')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(Number(given.limit ?? 100))
      .execute();
    for (const { detail, ...row } of rows)
      process.stdout.write(`${JSON.stringify({ ...row, detail: JSON.parse(detail) })}\n`);
  });
}
