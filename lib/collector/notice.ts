/** Security events: what was tried and refused, kept in the database for the people who must look. Never values, tokens or codes. */
import { v7 as uuid } from 'uuid';
import type { Database } from './database.ts';

export type NoticeKind =
  | 'enrol.wrong'
  | 'enrol.rate'
  | 'enrol.proof'
  | 'auth.role'
  | 'signIn.refused'
  | 'session.refused'
  | 'session.reused'
  | 'scim.otherSource'
  | 'token.scope'
  | 'client.notServed'
  | 'batch.refused'
  | 'event.conflict'
  | 'event.clone'
  | 'event.bodyRefused'
  | 'event.foreignId'
  | 'event.foreignClient';

export interface Notice {
  kind: NoticeKind;
  device?: string;
  technician?: string;
  detail?: Record<string, string | number>;
}

export async function notice(db: Database, at: string, ...notices: Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ kind, device, technician, detail }) => ({
    id: uuid(),
    at,
    kind,
    device: device ?? null,
    technician: technician ?? null,
    detail: JSON.stringify(detail ?? {}),
  }));
  await db.insertInto('security_events').values(rows).execute();
}
