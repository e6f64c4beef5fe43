/** What a client asks of requests for access at it. Every part may be left out; the strictest reading holds then. */
import { z } from 'zod';

/** The most a client may say of each; a form names them. `repeatMinutes`: a week. */
export const POLICY_MOST = {
  ...{ approvals: 3, waitDays: 90, repeatMinutes: 10_080, emergencyHours: 72, reviewHours: 336 },
} as const;

const whole = (least: number, most: number) => {
  const error = `A whole number from ${least} to ${most}.`;
  return z.number({ error }).int(error).min(least, error).max(most, error);
};
const upTo = (part: keyof typeof POLICY_MOST) => whole(1, POLICY_MOST[part]);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const lifecyclePolicySchema = z.strictObject({
  /** what a role template grants approves itself where its ticket was seen; never of high risk. Without it everything is decided by people */
  standard: z.boolean().optional(),
  /** … and whoever took such a request may carry it out: then somebody else sees it. Without it who asks, who approves and who does are three */
  ownHands: z.boolean().optional(),
  /** who answers for this way of working */
  owner: id.optional(),
  /** how many different people approve what does not approve itself */
  approvals: upTo('approvals').optional(),
  /** roles and groups that are of high risk beside the usual ones */
  highRisk: z.array(z.string().trim().min(1).max(256)).max(100).optional(),
  /** for so many days a request waits for a decision, and an approval for being carried out */
  waitDays: upTo('waitDays').optional(),
  /** where consoles synchronise: verified once more so many minutes after the first time */
  repeatMinutes: upTo('repeatMinutes').optional(),
  /** … where single consoles need longer or shorter, by id; 0: this one shows at once */
  repeatIn: z.record(id, whole(0, POLICY_MOST.repeatMinutes)).optional(),
  /** the longest an emergency lasts, and when it must have been reviewed after it began */
  emergencyHours: upTo('emergencyHours').optional(),
  reviewHours: upTo('reviewHours').optional(),
  /** whoever has an overdue review here may not begin another emergency */
  blockOverdue: z.boolean().optional(),
});
export type LifecyclePolicy = z.infer<typeof lifecyclePolicySchema>;

export const WAIT_DAYS = 14;
export const EMERGENCY_HOURS = 4;
export const REVIEW_HOURS = 24;

/** After how long what was seen in this console is looked at once more; undefined: once is enough. */
export function repeatAfter({ repeatMinutes, repeatIn }: LifecyclePolicy, console: string): number | undefined {
  return (repeatIn?.[console] ?? repeatMinutes) || undefined;
}
