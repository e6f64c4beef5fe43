import type { Kysely } from 'kysely';

interface Tables {
  requests: { id: string; body: string; exception: string | null };
}

const AT_ONCE = 1000;

/** By which exception a request is allowed: found by an index when the exception ends. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('requests').addColumn('exception', 'text').execute();
  await fill(db as unknown as Kysely<Tables>);
  await db.schema.createIndex('requests_exception').on('requests').columns(['exception', 'state']).execute();
}

async function fill(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('requests')
      .select(['id', 'body'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const { id, body } of rows) {
      const { object } = JSON.parse(body) as { object: { exception: { id: string } | null } };
      if (object.exception)
        await db.updateTable('requests').set({ exception: object.exception.id }).where('id', '=', id).execute();
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < AT_ONCE) return;
  }
}
