/** Every sentence about what a client asks of requests for access. */
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const hours = (count: number) => (count === 1 ? '1 hour' : `${count} hours`);
const minutes = (count: number) =>
  count % 1440 === 0
    ? days(count / 1440)
    : count % 60 === 0
      ? hours(count / 60)
      : count === 1
        ? '1 minute'
        : `${count} minutes`;

export const requestsPolicyText = {
  title: 'Requests for access here',
  lead: 'What is left empty is read at its strictest, or as the hint says.',
  means: 'With this:',

  standard: 'What a role template gives approves itself',
  standardHint: 'When its ticket was seen, for somebody who has the template; never what is of high risk.',
  ownHands: 'Whoever took such a request may also carry it out',
  ownHandsHint: 'Then somebody else sees it in the console.',
  owner: 'Who answers for this way of working',
  templateOwner: 'Who of ours answers for it',
  clientOwner: 'Who of ours answers for this client',
  clientOwnerHint: 'Empty: whoever changed it last.',
  approvals: 'How many people approve',
  approvalsHint: (most: number) => `1 to ${most}, different ones. Empty: 1.`,
  highRisk: 'Roles and groups of high risk',
  highRiskHint: 'One a line, beside administrators, owners and the like, which always are.',
  waitDays: 'Days a request waits',
  waitDaysHint: (fallback: number) => `Empty: ${fallback}. An approval waits as long to be carried out.`,
  repeatMinutes: 'Look again after minutes',
  repeatMinutesHint: 'For consoles that pass a change on later. Empty: once is enough.',
  repeatIn: 'Consoles that need longer or shorter',
  repeatInHint: 'Minutes after which what was done there is looked at once more. 0: it shows at once, no second look.',
  repeatInAdd: 'Add a console',
  repeatInMinutes: (console: string) => `Minutes in ${console}`,
  repeatInRemove: (console: string) => `Remove ${console}`,
  emergencyHours: 'Hours an emergency lasts',
  emergencyHoursHint: (most: number, fallback: number) => `At most ${most}. Empty: ${fallback}.`,
  reviewHours: 'Hours until its review',
  reviewHoursHint: (most: number, fallback: number) => `At most ${most}. Empty: ${fallback}.`,
  blockOverdue: 'An overdue review keeps its person from beginning another',
  maxAgeDays: 'Days a look counts',
  maxAgeDaysHint: (fallback: number) => `What was seen in a console before counts as not known. Empty: ${fallback}.`,
  wrongNumber: (most: number, least = 1) => `A whole number from ${least} to ${most.toLocaleString('en-GB')}.`,

  sentence: {
    standard: 'What a role template gives approves itself once its ticket was seen; people decide on the rest.',
    standardFourEyes:
      'Every change here takes two administrators, so nothing approves itself: people decide on everything.',
    people: 'People decide on everything.',
    group: (group: string, needed: number) =>
      needed > 1 ? `${needed} different people of “${group}” approve.` : `Somebody of “${group}” approves.`,
    ours: (needed: number) =>
      needed > 1
        ? `${needed} different leads or administrators of ours approve.`
        : 'A lead or administrator of ours approves.',
    ownHands: 'Whoever took it from the ticket may carry it out; somebody else sees it.',
    three: 'Who asks, who approves and who carries it out are three people.',
    waits: (count: number) => `After ${days(count)} without a decision it lapses, and nothing is given.`,
    repeat: (count: number) => `What was done is looked at once more after ${minutes(count)}.`,
    repeatIn: (console: string, count: number) =>
      count === 0
        ? `In ${console} one look is enough.`
        : `In ${console} it is looked at once more after ${minutes(count)}.`,
    emergency: (last: number, review: number) =>
      `An emergency lasts ${hours(last)} and is reviewed within ${hours(review)} of its beginning.`,
    block: 'Whoever has an overdue review begins no other.',
    age: (count: number) => `What was seen more than ${days(count)} ago counts as not known.`,
  },
};
