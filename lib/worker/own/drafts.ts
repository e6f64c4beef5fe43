import { z } from 'zod';
import type { OwnMessage } from '../../wire/own.schema.ts';
import { type Draft, draftListSchema } from '../../wire/teach.schema.ts';
import type { Identity } from '../database.ts';
import { refreshRecord } from '../refresh.ts';
import { announced } from './announced.ts';
import { askCollector } from './ask-collector.ts';

type Decision = Extract<OwnMessage, { type: 'own.draft' }>;

/** What people taught and offered: everybody's for a lead or administrator, else one's own. */
export async function listDrafts(identity: Identity): Promise<Draft[]> {
  return (await askCollector(identity, '/v1/drafts', { schema: draftListSchema })).drafts;
}

/** Makes a taught field part of its console for everybody, or says no to it; evidence first, since an accepted one steers fills on every device. */
export async function decideDraft(identity: Identity, { draft, decision, reason }: Decision): Promise<void> {
  const about = (await listDrafts(identity)).find((one) => one.id === draft);
  const parts = {
    verb: 'profile.decided',
    object: { type: 'draft', key: draft },
    ...(about ? { console: { id: about.console, profile: null } } : {}),
    ...(about
      ? {
          fields: [
            { attribute: about.lesson.attribute ?? 'never', control: about.lesson.control, source: 'taught' as const },
          ],
        }
      : {}),
    detail: { decision, ...(reason ? { reason } : {}), ...(about ? { taughtBy: about.technician } : {}) },
  } as const;
  const path = `/v1/drafts/${encodeURIComponent(draft)}/${decision === 'accepted' ? 'accept' : 'decline'}`;
  const body = decision === 'accepted' ? {} : { body: { reason: reason ?? '' } };
  await announced(identity, parts, () =>
    askCollector(identity, path, { method: 'POST', ...body, schema: z.unknown() }),
  );
  await refreshRecord(identity, { inject: false });
}
