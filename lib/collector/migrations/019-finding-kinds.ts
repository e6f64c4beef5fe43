import type { Kysely } from 'kysely';

interface Tables {
  drift_findings: { id: string; kinds: string; body: string };
}

const AT_ONCE = 1000;

/** Findings are found by each of their kinds, not only the first; the board's index holds them in its place. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('drift_findings')
    .addColumn('kinds', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await fillKinds(db as unknown as Kysely<Tables>);
  await db.schema.dropIndex('drift_findings_whose').execute();
  await db.schema
    .createIndex('drift_findings_whose')
    .on('drift_findings')
    .columns(['state', 'technician', 'rank', 'client', 'console', 'kinds', 'assigned'])
    .execute();
}

/** From what is shown of each. Few combinations occur: one update for all findings of a piece that have the same. */
export async function fillKinds(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('drift_findings')
      .select(['id', 'body'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    const alike = Map.groupBy(rows, ({ body }) => (JSON.parse(body) as { kinds: string[] }).kinds.join(' '));
    for (const [kinds, some] of alike)
      await db
        .updateTable('drift_findings')
        .set({ kinds: ` ${kinds} ` })
        .where(
          'id',
          'in',
          some.map(({ id }) => id),
        )
        .execute();
    after = rows.at(-1)?.id ?? '';
    if (rows.length < AT_ONCE) return;
  }
}
