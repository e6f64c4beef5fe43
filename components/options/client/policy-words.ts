import { MAX_AGE_DAYS } from '../../../lib/drift/judge.ts';
import { EMERGENCY_HOURS, REVIEW_HOURS, WAIT_DAYS } from '../../../lib/lifecycle/policy.schema.ts';
import type { Client } from '../../../lib/record/record.schema.ts';
import { requestsPolicyText } from '../../text.ts';

const { sentence: t } = requestsPolicyText;

/** What a client's policy means, in plain sentences, its unsaid parts included. `nameOf`: a console's, by its id. */
export function policyWords(
  { lifecycle = {}, fourEyes, approverGroup, maxAgeDays }: Client,
  nameOf: (console: string) => string,
): string[] {
  const {
    standard,
    ownHands,
    approvals = 1,
    waitDays,
    repeatMinutes,
    repeatIn = {},
    emergencyHours,
    reviewHours,
    blockOverdue,
  } = lifecycle;
  const itself = standard === true && !fourEyes;
  return [
    itself ? t.standard : standard ? t.standardFourEyes : t.people,
    approverGroup ? t.group(approverGroup, approvals) : t.ours(approvals),
    itself && ownHands ? t.ownHands : t.three,
    t.waits(waitDays ?? WAIT_DAYS),
    ...(repeatMinutes ? [t.repeat(repeatMinutes)] : []),
    ...Object.entries(repeatIn)
      .filter(([, minutes]) => Number.isInteger(minutes))
      .map(([console, minutes]) => t.repeatIn(nameOf(console), minutes)),
    t.emergency(emergencyHours ?? EMERGENCY_HOURS, reviewHours ?? REVIEW_HOURS),
    ...(blockOverdue ? [t.block] : []),
    t.age(maxAgeDays ?? MAX_AGE_DAYS),
  ];
}
