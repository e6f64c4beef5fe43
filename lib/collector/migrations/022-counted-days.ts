import { type Kysely, sql } from 'kysely';

interface Tables {
  drift_days: { day: string; client: string; rank: number; places: number };
}

/** Of days on which anybody had drift, only the clients that had it were kept: without a row of the day itself it is a gap for whoever sees others. */
export async function up(db: Kysely<never>): Promise<void> {
  await keepDays(db as unknown as Kysely<Tables>);
}

export async function keepDays(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('drift_days')
    .columns(['day', 'client', 'rank', 'places'])
    .expression((e) =>
      e
        .selectFrom('drift_days as d')
        .select(['d.day', sql<string>`''`.as('client'), sql<number>`3`.as('rank'), sql<number>`0`.as('places')])
        .where((d) =>
          d.not(
            d.exists(
              d
                .selectFrom('drift_days as o')
                .select('o.day')
                .whereRef('o.day', '=', 'd.day')
                .where('o.client', '=', ''),
            ),
          ),
        )
        .groupBy('d.day'),
    )
    .execute();
}
