import { ADMINISTRATION_ERRORS } from './administration/administration-errors.ts';
import { LIFECYCLE_ERRORS } from './lifecycle/lifecycle-errors.ts';
import { SIGN_IN_ERRORS } from './sign-in/sign-in-errors.ts';

/** The one table of errors: code → HTTP status and a sentence that says what was wrong and what to do. `{name}` is replaced by the refusal's detail. */
export const ERRORS = {
  'route.unknown': [404, 'There is nothing at this address. Check the collector’s address and its version.'],
  'request.media': [415, 'Send JSON as application/json, uncompressed.'],
  'request.tooLarge': [413, 'The request is larger than {limit} bytes. Send it in smaller parts.'],
  'request.notUtf8': [400, 'The request is not UTF-8 text.'],
  'request.notJson': [400, 'The request is not valid JSON.'],
  'request.tooDeep': [400, 'The JSON is nested deeper than {limit} levels.'],
  'request.duplicateKey': [400, 'The JSON names one key twice, so its meaning is unclear.'],
  'request.badKey': [400, 'The JSON uses a key that is not allowed.'],
  'request.loneSurrogate': [400, 'The JSON holds a broken character (half of a pair).'],
  'request.nul': [400, 'A value holds a NUL character, which none may have.'],
  'request.shape': [400, 'The request does not fit: {where}: {why}.'],
  'request.badId': [400, 'An id is 1 to 64 lower-case letters, digits and hyphens.'],
  'request.origin': [403, 'Web pages may not talk to the collector. Use the extension.'],
  'request.rate': [429, 'Too many requests. Try again in {seconds} seconds.'],
  'auth.missing': [401, 'Sign in first: this device sent no token.'],
  'auth.unknown': [401, 'This token is not known here. Enrol the device again.'],
  'auth.revoked': [
    403,
    'An administrator revoked this device. What it recorded can still be delivered; for anything else, enrol it again.',
  ],
  'auth.ended': [
    403,
    'This device was signed out. What it recorded can still be delivered; for anything else, enrol it again.',
  ],
  'auth.stopped': [
    403,
    'This device is stopped: its chain was found in two versions. What it recorded can still be delivered; for anything else, enrol it again.',
  ],
  'auth.closed': [
    403,
    'An administrator closed this device as lost. What it recorded can still be delivered; for anything else, enrol it again.',
  ],
  'auth.inactive': [
    403,
    'This technician is no longer active. What the device recorded can still be delivered, nothing else.',
  ],
  'auth.role': [403, 'This needs the role {roles}. Ask an administrator.'],
  'auth.expired': [401, 'This access token has expired. Renew it and try again.'],
  'auth.signIn': [
    401,
    'This device acts only while somebody is signed in. Sign in again; what it recorded can be delivered.',
  ],
  'auth.self': [403, 'You may sign yourself out everywhere, not others. Ask an administrator.'],
  ...SIGN_IN_ERRORS,
  'enrol.wrong': [401, 'This enrolment code is not right. Check it letter by letter, or ask for a new one.'],
  'enrol.expired': [410, 'This enrolment code has expired. Ask for a new one.'],
  'enrol.used': [409, 'This enrolment code was used already. Each code enrols one device; ask for a new one.'],
  'enrol.rate': [429, 'Too many wrong enrolment codes from this address. Try again in {seconds} seconds.'],
  'enrol.key': [400, 'The device’s public key is not a raw Ed25519 key.'],
  'enrol.proof': [400, 'The device could not prove that it holds its key. Enrol again; the code is still good.'],
  'enrol.inactive': [403, 'The technician this code was made for is not active. Ask an administrator.'],
  'client.notServed': [403, 'You do not serve this client. Take cover for it, or ask your lead.'],
  'record.unknown': [404, 'There is no {kind} “{id}”.'],
  'record.idMismatch': [400, 'The id in the address and the id in the body differ.'],
  'record.stale': [412, 'Somebody changed this meanwhile: it is at version {version}. Look at it and try again.'],
  'record.needsVersion': [428, 'This {kind} exists. Say which version you changed with If-Match.'],
  'record.taken': [409, '“{value}” ({scope}) already belongs to {owner}, so {id} cannot have it too.'],
  'record.owned': [409, 'Only {owner} may change {attribute}. Change it there, or make somebody else its owner first.'],
  'record.reference': [422, 'There is no {kind} “{id}”, which this refers to.'],
  'record.inUse': [409, 'The {kind} “{by}” still refers to this. Change or remove that first.'],
  'record.tenancy': [422, 'Accounts of {client} cannot live in {console}: this console does not serve that client.'],
  'record.rule': [422, 'The naming rule for {attribute} ({purpose}) cannot be used: {why}'],
  'record.lastAdministrator': [409, 'This is the last active administrator. Make somebody else administrator first.'],
  ...ADMINISTRATION_ERRORS,
  ...LIFECYCLE_ERRORS,
  'evidence.unknown': [404, 'There is no such entry in the log, or it is not yours to see.'],
  'evidence.client': [403, 'Name the client whose evidence you want: you do not see all of them.'],
  'evidence.behind': [503, 'The log is still being made searchable. Try again in {seconds} seconds; nothing is lost.'],
  'evidence.population': [413, 'There are more than {most} of these. Ask for a shorter period, or for one client.'],
  'match.file': [400, 'The file cannot be used: {why}. Bring the console’s log as CSV, JSON or JSON lines.'],
  'match.large': [413, 'The file is larger than {most} MB. Export a shorter period, or split it.'],
  'match.rows': [413, 'The file has more than {most} rows. Export a shorter period, or split it.'],
  'match.deeds': [413, 'Our log has more than {most} deeds on this console then. Compare a shorter period.'],
  'match.console': [422, 'The record has no console “{console}”, or it is not yours to see.'],
  'match.tenant': [422, 'The console “{console}” does not serve {client}.'],
  'match.column': [422, 'The file has no column “{column}”. Map the columns it has.'],
  'match.mapping': [422, 'No column says {missing}. Say which does. The file has: {columns}.'],
  'match.unknown': [404, 'There is no such comparison, or it is not yours to see.'],
  'pack.unknown': [404, 'There is no such pack, or it is not yours to see.'],
  'pack.waiting': [409, '{most} packs wait to be made already. Try again when some of them are done.'],
  'pack.notReady': [409, 'This pack is {state}. It can be fetched while it is ready.'],
  'pack.part': [404, 'This pack has no such part: it has {parts}, the first of which is 0.'],
  'pack.changed': [
    500,
    'A part of this pack does not open: what is stored was changed. Take it back and have it made anew; fsck checks the log.',
  ],
  'pack.moved': [409, 'The log’s key was changed while the pack was made. It is made anew.'],
  'schedule.unknown': [404, 'There is no such schedule, or it is not yours to see.'],
  'export.moved': [409, 'The log is not the one this download began with: it has another epoch. Begin again.'],
  'destination.address': [422, 'Evidence cannot be sent there. {why}'],
  'destination.client': [422, 'The record has no client “{client}”.'],
  'destination.secret': [
    422,
    'The host is another one: give the secret for it, so that the old one is not sent there.',
  ],
  'destination.unknown': [404, 'There is no such destination.'],
  'erasure.moved': [409, 'Something else would be erased by now. Look at the plan again.'],
  'erasure.past': [422, 'Choose a day to come. To erase now, look at the plan.'],
  'erasure.why': [400, 'Say why it is taken back.'],
  'erasure.unknown': [404, 'No such erasure is planned. It may have been carried out, or taken back.'],
  'hold.there': [409, 'There is a legal hold “{id}” already. End it, or choose another name.'],
  'hold.unknown': [404, 'There is no such legal hold.'],
  'hold.why': [400, 'Say why the legal hold ends.'],
  'evidence.views': [409, 'You keep {most} searches already. Remove one first.'],
  'allot.noOwnClient': [
    422,
    'No client is marked as the MSP itself, whose naming rules this console needs. An administrator adds it.',
  ],
  'allot.underived': [422, 'No login can be derived: {why} {mend}'],
  'allot.taken': [409, '{why}'],
  'allot.ended': [409, 'The account {name} could be used until {until}. A lead or administrator sets a later end.'],
  'names.taken': [
    409,
    '“{value}” already names {owner}, so it cannot also name {client}. Ask an administrator which is right.',
  ],
  'names.full': [409, '{client} has {most} such names already. An administrator removes one first.'],
  'cover.active': [409, 'You already cover {client} until {until}.'],
  'cover.unknown': [404, 'There is no such cover.'],
  'cover.own': [403, 'Nobody reviews their own cover. Another lead does.'],
  'cover.reviewed': [409, 'This cover was reviewed already.'],
  'draft.unknown': [404, 'This taught field is not offered any more. Its author may have taken it back.'],
  'draft.decided': [409, 'Somebody decided on this already: it was {state}.'],
  'draft.taken': [409, 'Another taught field has this id already. Teach it again.'],
  'draft.full': [409, 'You offered {most} taught fields that nobody has looked at yet. Ask an administrator to.'],
  'draft.consoleFull': [
    409,
    '{console} has {most} taught fields already. Remove some that are no longer needed first.',
  ],
  'drift.unknown': [
    404,
    'There is no such finding any more, or it is at clients you do not serve. Look at the board again.',
  ],
  'drift.noException': [
    422,
    'An exception allows a value or a role that is shown, nothing else. This one is mended, recorded, or called a false alarm: {what}',
  ],
  'round.unknown': [404, 'There is no such round, or it is neither yours nor asked by you.'],
  'round.others': [403, 'A technician asks only themselves for a round. A lead or administrator asks others.'],
  'round.notServed': [
    422,
    '{who} does not serve every client in this round. Ask somebody who does, or leave those accounts out.',
  ],
  'round.notYours': [403, 'This round is for somebody else. They carry it out; whoever asked, or a lead, cancels it.'],
  'round.another': [409, 'Another round of yours is at work. Finish or cancel it first.'],
  'round.over': [409, 'This round is over. Ask for a new one.'],
  'round.notAtWork': [409, 'This round was not begun, or is over. Begin it first.'],
  'round.notInIt': [422, 'This round has no account number {at}.'],
  'device.unknown': [404, 'There is no such device.'],
  'batch.otherDevice': [400, 'The batch holds an event of another device.'],
  'batch.otherLog': [400, 'The batch was written for another log. Enrol the device with this collector.'],
  'batch.signature': [400, 'The batch’s signature does not verify with this device’s key.'],
  'batch.order': [400, 'The events of the batch are not one unbroken piece of the device’s chain.'],
  'batch.whole': [
    409,
    'Not taken, because event {seq} of the same batch was refused. Send what comes before it by itself.',
  ],
  'event.conflict': [
    409,
    'The log already holds another event of this device with this id. Tell an administrator; the event can be sent without its body.',
  ],
  'event.clone': [
    409,
    'The log holds another event in this place of the device’s chain: the device was cloned or set back. It is stopped, and what it sent is kept apart. Enrol it again and tell an administrator.',
  ],
  'event.gap': [409, 'Events are missing before this one. Send number {expected} first.'],
  'log.key': [
    503,
    'The log’s key here is not the one the log is signed with. An administrator puts the right key file in place; nothing was taken.',
  ],
  'checkpoint.unknown': [404, 'The log has no checkpoint of this epoch and size.'],
  'cosignature.wrong': [400, 'This cosignature does not hold: {why}'],
  'tile.unknown': [404, 'The log has no such tile.'],
  'device.own': [409, 'This is the collector itself. It cannot be revoked or closed.'],
  'scim.syntax': [400, 'This is no SCIM message: {why}.'],
  'scim.filter': [400, 'The filter cannot be read at place {at}: {why}.'],
  'scim.path': [400, 'The path “{path}” {why}.'],
  'scim.noTarget': [400, 'The path “{path}” {why}.'],
  'scim.value': [400, '{where} {why}.'],
  'scim.name': [400, '{where}: {why}'],
  'scim.mutability': [400, '“{attribute}” is made by this service and cannot be changed.'],
  'scim.owned': [
    400,
    'Only {owner} may change {attribute}, so {source} cannot. Take it out of the mapping there, or make {source} its owner here.',
  ],
  'scim.taken': [409, 'There is a {type} with this {attribute} already.'],
  'scim.stale': [412, 'Somebody changed this meanwhile: it is at {version}. Read it and try again.'],
  'scim.unknown': [404, 'There is no {type} “{id}” here.'],
  'scim.nowhere': [404, 'There is nothing at this address. Resources are at /Users and /Groups.'],
  'scim.noFilter': [403, 'This is told whole: leave the filter out.'],
  'scim.method': [405, 'This address does not take {method}.'],
  'scim.unsupported': [501, '{what} is not supported; ServiceProviderConfig says what is.'],
  'scim.otherSource': [403, 'This token is not for this address. Use the address and the token of the same source.'],
  'token.expired': [401, 'This token has expired. Ask an administrator for a new one.'],
  'token.revoked': [401, 'An administrator revoked this token. Ask for a new one.'],
  'token.scope': [403, 'This token may not do that: it has the scope {scopes}.'],
  'token.full': [409, '{source} has two tokens that work. Revoke the one that is no longer used first.'],
  'token.unknown': [404, 'There is no such token.'],
  'token.notScim': [422, '“{source}” is no SCIM source, so it needs no token.'],
  'token.inactive': [422, 'The technician “{owner}” is not active, so they cannot answer for a token.'],
  'movement.unknown': [404, 'There is no such movement.'],
  'movement.decided': [409, 'Somebody decided on this already: it was {state}.'],
  'movement.changed': [409, '{attribute} has changed since. Change it where it is kept instead.'],
  'movement.elsewhere': [409, 'Groups are changed at their source, not here.'],
  'contract.ended': [409, 'The contract ended at {ends}. Extend it before making {technician} active again.'],
  'bodies.key': [
    503,
    'The key {key} of some bodies is not in the folder of body keys. Put its file back there: collectors on one database share that folder.',
  ],
  'bodies.changed': [
    500,
    'The body of entry {index} was changed in the database, or taken out of it, and was not erased. Nothing is told without it; `fsck` names the first that is wrong, a backup from before has it.',
  ],
  'bodies.again': [503, 'A key was destroyed at this moment. Nothing was taken; send the same again.'],
  'storage.away': [
    503,
    'The collector cannot reach its database at the moment. Nothing you hold is lost; try again in {seconds} seconds.',
  ],
  'storage.full': [
    503,
    'The collector’s disk is full. Free space there; what you hold can be sent again in {seconds} seconds.',
  ],
  fault: [500, 'Something went wrong in the collector. It was logged; nothing you sent was half done.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;
export type Detail = Record<string, string | number>;

/** A request that is refused; becomes the answer `{error: {code, status, sentence}}`. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly detail: Detail;

  constructor(code: ErrorCode, detail: Detail = {}) {
    super(sentenceOf(code, detail));
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return ERRORS[this.code][0];
  }
}

/** The table's sentence with its `{names}` replaced. */
export function sentenceOf(code: ErrorCode, detail: Detail = {}): string {
  return ERRORS[code][1].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
}

/** The body of an error's answer (`errorSchema`). */
export function errorBody(refused: Refused) {
  return { error: { code: refused.code, status: refused.status, sentence: refused.message } };
}
