import type { ErasureRequest } from '../../../../wire/evidence-erase.schema.ts';
import type { Database } from '../../../database.ts';
import type { Place } from '../place.ts';

/** Kept searches of the person, or whose filter names the person or client. They are no evidence: no hold is on them. */
async function viewsNaming(db: Database, { client, technician }: ErasureRequest) {
  const views = await db.selectFrom('evidence_views').select(['technician', 'id', 'filter']).execute();
  return views.filter((view) => {
    const values = Object.values(JSON.parse(view.filter) as Record<string, string>);
    return (
      (technician !== undefined && (view.technician === technician || values.includes(technician))) ||
      (technician === undefined && client !== undefined && values.includes(client))
    );
  });
}

export const viewsPlace: Place = {
  place: 'views',
  tables: ['evidence_views'],
  plan: async (db, { request }) => ({
    erased: (await viewsNaming(db, request)).length,
    kept: 0,
    why: 'Kept searches that name the person or client.',
  }),
  async forget(trx, { request }) {
    for (const view of await viewsNaming(trx, request))
      await trx
        .deleteFrom('evidence_views')
        .where('technician', '=', view.technician)
        .where('id', '=', view.id)
        .execute();
  },
};
