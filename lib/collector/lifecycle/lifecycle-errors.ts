/** What is refused about requests for access: code → HTTP status and sentence, as in errors.ts. */
export const LIFECYCLE_ERRORS = {
  'lifecycle.unknown': [404, 'There is no such request, or it is at a client you do not serve.'],
  'lifecycle.state': [409, 'The request is {state}: this step does not come now. Look at it again.'],
  'lifecycle.moved': [409, 'Somebody took a step of this request meanwhile. Look at it and try again.'],
  'lifecycle.role': [403, 'This step is for {who} of the client. Ask one of them.'],
  'lifecycle.twoParts': [403, 'You are the {part} of this request, so somebody else takes this step.'],
  'lifecycle.otherWitness': [403, 'This is of high risk, so somebody else than who did it looks whether it is so.'],
  'lifecycle.ownEnding': [403, 'You asked for this end and carried it out, so somebody else looks whether it is so.'],
  'lifecycle.approvedTwice': [409, 'You agreed already. Somebody else must agree too.'],
  'lifecycle.otherObject': [
    409,
    'What would be approved is not what is asked for now. Look at the request again, and decide on what it says.',
  ],
  'lifecycle.changed': [
    409,
    'What was approved has changed since ({what}), so the approval is void. It was asked for anew as it is now.',
  ],
  'lifecycle.why': [400, 'Say why, in at least three letters.'],
  'lifecycle.change': [422, 'A {change} does not begin this way.'],
  'lifecycle.ticket': [422, 'This client demands a ticket. Open it in the PSA first, and ask from there.'],
  'lifecycle.bound': [409, 'This request has its ticket already: {number}. What was decided rests on it.'],
  'lifecycle.goesOn': [
    409,
    'This goes on until it was seen to have ended: only an end that was asked for by mistake is called off. To give the access anew, ask for it.',
  ],
  'lifecycle.ofMovement': [
    409,
    'This belongs to somebody who left or moved. It is called off with all the rest, by undoing that movement.',
  ],
  'lifecycle.ticketUnseen': [
    422,
    'Nobody was seen to have ticket {number} of this client open. Open it in the PSA, and try again once that has reached the collector.',
  ],
  'lifecycle.evidence': [422, 'Name the events that show {what}.'],
  'lifecycle.eventUnknown': [
    422,
    'The log has no event {event} that can be read. Wait until the device has delivered it, and try again.',
  ],
  'lifecycle.eventOther': [422, 'Event {event} does not show this: {why}.'],
  'lifecycle.tooEarly': [422, 'What was shown is from {at}, and only what came after {allowed} counts.'],
  'lifecycle.unread': [
    422,
    'It could not be seen whether it is so: {why} It stays unverified, and its owner is called.',
  ],
  'lifecycle.notShown': [409, 'The console shows otherwise: {why} It stays unverified, and its owner is called.'],
  'lifecycle.repeat': [409, 'It is looked at once more after {at}, because the console takes its time.'],
  'lifecycle.early': [409, 'Its time has not come.'],
  'lifecycle.nothing': [422, 'Nothing follows from this: {why}'],
  'lifecycle.owned': [
    409,
    'They still answer for {what} and {more} more. Somebody else must answer for all of it before this is closed.',
  ],
  'lifecycle.stillOpen': [409, '{count} of it is still open. It is closed when each was seen to have ended.'],
  'lifecycle.notLeft': [409, 'This is for somebody who left, once what follows was set off.'],
  'lifecycle.owner': [409, '{owner}, who answers for this, has left. Hand it over before it is closed.'],
  'lifecycle.recheck': [422, 'The date of the next look lies in the future, and within a year.'],
  'lifecycle.blocked': [
    409,
    'The review of an emergency at this client is overdue since {at}. It is reviewed before another begins.',
  ],
  'lifecycle.approver': [
    422,
    'The approver’s mail address must be of one of the client’s own domains: {domains}. An administrator adds others.',
  ],
  'lifecycle.link': [404, 'This link is not right, was used already, or its time is over. Ask for a new one.'],
  'lifecycle.unconfirmed': [409, 'This movement is {state}. A lead or an administrator decides on it first.'],
} as const satisfies Record<string, readonly [number, string]>;
