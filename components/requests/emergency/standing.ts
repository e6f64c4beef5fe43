import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import { clock } from '../../own/moment.ts';
import { requestsEmergencyText as t } from '../../text.ts';

const MINUTE_MS = 60_000;

/** How long an emergency may still be had, and until when it must be reviewed; empty for what is none. */
export function emergencyStanding({ emergency }: Pick<RequestView, 'emergency'>, now = new Date()): string {
  if (!emergency) return '';
  const left = Math.ceil((Date.parse(emergency.endsAt) - now.getTime()) / MINUTE_MS);
  const overdue = Date.parse(emergency.reviewBy) < now.getTime();
  return [t.left(left), (overdue ? t.overdue : t.review)(clock(emergency.reviewBy))].join(' · ');
}
