/** `POST /v1/requests/preview`: what asking would make. It is asked for and taken back before anything of it is kept, so that what is shown is made by the very code that makes it. */
import type { z } from 'zod';
import { placeId } from '../../drift/place.ts';
import type { ExactObject } from '../../lifecycle/exact-object.schema.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { OPEN } from '../../lifecycle/states.ts';
import type { Ask, askPreviewSchema } from '../../wire/lifecycle.schema.ts';
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { askForAccess } from './ask-for-access.ts';
import { showRequests } from './show-request.ts';

type Preview = z.input<typeof askPreviewSchema>;
type Refusal = NonNullable<Preview['lines'][number]['refused']>;

class TakenBack extends Error {
  readonly preview: Preview;
  constructor(preview: Preview) {
    super('It was only looked at.');
    this.preview = preview;
  }
}

/** Throws `Refused` as asking would. */
export async function previewAsk(saying: Saying, caller: Caller, ask: Ask): Promise<Preview> {
  try {
    return await changeRecord(saying, async (trx, at) => {
      const before = await openIds(trx, ask.technician);
      const { requests, left } = await askForAccess(trx, caller, ask, at);
      const shown = await showRequests(trx, caller, requests);
      const lines: Preview['lines'] = [];
      for (const request of shown) {
        const asked = before.has(request.id);
        lines.push({ request, asked, refused: asked ? null : await refusedBefore(trx, request.object) });
      }
      throw new TakenBack({ lines, left });
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.preview;
    throw error;
  }
}

async function openIds(trx: Writing, technician: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('requests')
    .select('id')
    .where('technician', '=', technician)
    .where('state', 'in', OPEN)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The newest no to the same role and groups of the same account. */
async function refusedBefore(trx: Writing, object: ExactObject): Promise<Refusal | null> {
  const rows = await trx
    .selectFrom('requests as r')
    .innerJoin('request_steps as s', 's.request', 'r.id')
    .select(['r.body', 's.by', 's.at', 's.detail'])
    .where('r.place', '=', placeId(object.console.id, object.client, object.account.name))
    .where('r.state', '=', 'rejected')
    .where('s.step', '=', 'reject')
    .orderBy('r.id', 'desc')
    .execute();
  const row = rows.find(({ body }) => sameAccess((JSON.parse(body) as AccessRequest).object, object));
  if (!row) return null;
  const { why } = JSON.parse(row.detail) as { why?: string };
  return { at: row.at, by: row.by, why: why ?? '' };
}

const sameAccess = (a: ExactObject, b: ExactObject): boolean =>
  a.role === b.role && a.groups.toSorted().join('\n') === b.groups.toSorted().join('\n');
