/**
 * Reads the log's events alone, in order, and says what must never have happened to a request for access. It knows nothing of lib/lifecycle: the rules are written here a second
 * time, from the promises. `approvers`: by client, who may decide in person.
 */
import type { EventBody } from '../../lib/evidence/event.schema.ts';

interface Seen {
  at: number;
  body: EventBody;
}

interface Path {
  id: string;
  state: string;
  hash: string;
  high: boolean;
  emergency: boolean;
  subject: string | undefined;
  requester: string;
  approvals: { by: string; way: string; recordedBy: string | undefined; index: number; at: string }[];
  doer: string | undefined;
  revoker: string | undefined;
  deeds: Seen[];
  ends: Seen[];
  endingAt: string | undefined;
  endingBy: string | undefined;
  ownHands: boolean;
  /** it was seen to be so at least once */
  seen: boolean;
  steps: number;
}

export interface Checked {
  forbidden: string[];
  states: Set<string>;
  transitions: Set<string>;
  /** where each request stands by its events */
  standing: Map<string, string>;
}

const SLACK_MS = 5 * 60_000;
/** state before → the verbs that may follow, and the states they lead to */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  '': ['request.made>requested', 'emergency.taken>emergency', 'request.revocation-asked>revocation-requested'],
  requested: [
    'request.approved>approved',
    'request.approved>requested',
    'request.rejected>rejected',
    'request.cancelled>cancelled',
    'request.expired>expired',
    'request.voided>requested',
  ],
  approved: [
    'request.implemented>implemented',
    'request.cancelled>cancelled',
    'request.expired>expired',
    'request.voided>requested',
  ],
  emergency: [
    'request.approved>emergency-approved',
    'request.approved>emergency',
    'request.revocation-asked>revocation-requested',
  ],
  'emergency-approved': [
    'request.implemented>implemented',
    'request.voided>emergency',
    'request.revocation-asked>revocation-requested',
  ],
  implemented: [
    'request.verified>verified',
    'request.verified!>implemented',
    'request.revocation-asked>revocation-requested',
    'request.risk-accepted>residual-risk',
  ],
  verified: [
    'request.verified>verified',
    'request.verified!>implemented',
    'request.in-use>in-use',
    'request.revocation-asked>revocation-requested',
  ],
  'in-use': ['request.revocation-asked>revocation-requested'],
  'revocation-requested': [
    'request.revoked>revoked',
    'request.risk-accepted>residual-risk',
    'request.cancelled>cancelled',
    'request.in-use>in-use',
  ],
  revoked: [
    'request.revoked>revoked',
    'request.revocation-verified>revocation-verified',
    'request.revocation-verified!>revoked',
    'request.risk-accepted>residual-risk',
  ],
  'revocation-verified': [
    'request.revocation-verified>revocation-verified',
    'request.revocation-verified!>revoked',
    'request.closed>closed',
  ],
  'residual-risk': [
    'request.rechecked>implemented',
    'request.rechecked>revocation-requested',
    'request.revocation-asked>revocation-requested',
  ],
};
const ANYWHERE = new Set(['request.escalated', 'request.bound', 'request.handed-over']);
const BESIDE = new Set(['request.refused', 'approval.link-made', 'approval.link-used']);
const OVER = new Set(['rejected', 'cancelled', 'expired', 'closed']);

export function createPathChecker(approvers: Readonly<Record<string, readonly string[]>>) {
  const events = new Map<string, Seen>();
  const paths = new Map<string, Path>();
  const checked: Checked = { forbidden: [], states: new Set(), transitions: new Set(), standing: new Map() };
  const undone = new Set<string>();
  let index = 0;

  function take(body: EventBody): void {
    const seen = { at: index++, body };
    if (body.verb === 'movement.undone') undone.add(String(body.detail?.movement));
    if (body.object?.type === 'request' && body.actor && !BESIDE.has(body.verb)) follow(body);
    events.set(body.id, seen);
  }

  function follow(body: EventBody): void {
    const id = body.object?.key ?? '';
    const path = paths.get(id) ?? begin(id, body);
    const no = (what: string) => void checked.forbidden.push(`${id} ${body.verb}: ${what}`);
    const to = String(body.detail?.state);
    const verb = `${body.verb}${body.outcome === 'failed' ? '!' : ''}`;
    checked.states.add(to);
    checked.transitions.add(`${path.state}>${verb}>${to}`);
    path.steps++;
    if (body.detail?.version !== path.steps) no(`step ${path.steps} says it is ${body.detail?.version}`);
    if (ANYWHERE.has(body.verb)) {
      if (OVER.has(path.state) || to !== path.state) no(`from ${path.state} to ${to}`);
    } else if (!LEADS[path.state]?.includes(`${verb}>${to}`)) no(`from ${path.state} to ${to}`);
    CHECKS[verb]?.(path, body, no);
    if (body.verb !== 'request.voided' && body.detail?.hash !== path.hash) no('is about another object');
    path.hash = String(body.detail?.hash);
    path.state = to;
    checked.standing.set(id, to);
  }

  function begin(id: string, { subject, actor, detail, verb }: EventBody): Path {
    const path: Path = {
      ...{
        id,
        state: '',
        hash: String(detail?.hash),
        high: detail?.risk === 'high',
        emergency: verb === 'emergency.taken',
      },
      subject: subject && 'technician' in subject ? subject.technician : undefined,
      ...{ requester: actor.technician, approvals: [], doer: undefined, revoker: undefined, deeds: [], ends: [] },
      ...{ endingAt: undefined, endingBy: undefined, ownHands: detail?.ownHands === true, seen: false, steps: 0 },
    };
    paths.set(id, path);
    return path;
  }

  const deciders = ({ approvals }: Path): (string | undefined)[] =>
    approvals.flatMap(({ by, recordedBy }) => [by, recordedBy].filter((one) => one !== undefined));

  type Check = (path: Path, body: EventBody, no: (what: string) => void) => void;

  const shownBy = ({ detail }: EventBody): (Seen | undefined)[] =>
    String(detail?.shown ?? '')
      .split(' ')
      .filter(Boolean)
      .map((one) => events.get(one));

  /** events of a device about this account in this console, by whoever says so */
  function shown(body: EventBody, no: (what: string) => void): Seen[] {
    const all = shownBy(body);
    if (all.length === 0) no('nothing is shown');
    return all.filter((one): one is Seen => {
      if (!one) {
        no('it shows what the log does not hold');
        return false;
      }
      if (one.body.actor.device === 'collector') no('the collector is no witness');
      if (one.body.console?.id !== body.console?.id) no('it shows another console');
      if (one.body.object?.type === 'account' && one.body.object.key !== body.detail?.account)
        no('it shows another account');
      if (one.body.actor.technician !== body.actor.technician) no('somebody else was the witness');
      return true;
    });
  }
  const value = ({ body }: Seen, attribute: string) => body.fields?.find((one) => one.attribute === attribute)?.to;
  const notBefore = (seen: Seen, at: string, no: (what: string) => void) => {
    if (Date.parse(seen.body.at) < Date.parse(at) - SLACK_MS) no(`it shows ${seen.body.at}, before ${at}`);
  };

  const CHECKS: Partial<Record<string, Check>> = {
    'request.made': (_, body, no) => {
      if (body.ticket && events.get(String(body.detail?.ticketSeen))?.body.verb !== 'ticket.read')
        no('its ticket was not seen');
    },
    'emergency.taken': (path, body, no) => {
      const began = events.get(String(body.detail?.shown))?.body;
      if (began?.verb !== 'emergency.begun') no('no emergency began');
      path.requester = began?.actor.technician ?? '';
    },
    'request.approved': (path, body, no) => {
      const { way, approver, approved, hash, recordedBy } = body.detail ?? {};
      const by = String(approver);
      if (approved !== hash) no('another object was approved');
      if ([path.requester, path.subject, path.doer].includes(by)) no('somebody approved what they are part of');
      if (recordedBy !== undefined && [path.requester, path.subject].includes(String(recordedBy)))
        no('a part of it recorded it');
      if (way === 'rule' && (body.actor.technician !== 'collector' || path.high || !body.ticket))
        no('no rule approves this');
      if (way === 'signed' && (body.actor.technician !== by || !approvers[body.client?.id ?? '']?.includes(by)))
        no('they do not decide here');
      if (path.approvals.some((one) => one.by === by)) no('one person agreed twice');
      path.approvals.push({ by, way: String(way), recordedBy: recordedBy as string | undefined, index, at: body.at });
    },
    'request.voided': (path) => {
      path.approvals = [];
    },
    'request.implemented': (path, body, no) => {
      if (path.approvals.length === 0) no('nobody approved it');
      const who = body.actor.technician;
      const byRule = path.approvals.every(({ way }) => way === 'rule');
      if (path.approvals.some(({ by, recordedBy }) => by === who || recordedBy === who)) no('the approver did it');
      if (who === path.requester && !(byRule && path.ownHands) && !path.emergency) no('the requester did it');
      if (who === path.subject && !path.emergency) no('it was done to oneself');
      path.deeds = shown(body, no);
      for (const deed of path.deeds) {
        const look = deed.body.verb === 'account.observed';
        if (look !== (body.detail?.elsewhere === true)) no(`${deed.body.verb} is no deed`);
        if (!path.emergency) notBefore(deed, path.approvals.at(-1)?.at ?? '', no);
      }
      path.doer = who;
    },
    'request.verified': (path, body, no) => {
      const who = body.actor.technician;
      if ((path.high || path.emergency) && who === path.doer) no('the doer was the only witness');
      if ([path.requester, path.subject, ...deciders(path)].includes(who)) no('a part of it was the witness');
      path.seen = true;
      for (const look of shown(body, no)) {
        if (look.body.verb !== 'account.observed' || value(look, 'active') === 'false') no('it does not show it');
        const role = body.detail?.role;
        if (role && ![value(look, 'role'), value(look, 'groups')].includes(String(role))) no('it shows another role');
        if (path.deeds.some((deed) => deed.at > look.at)) no('it was seen before it was done');
      }
    },
    'request.revocation-asked': (path, body, no) => {
      if (!body.detail?.why) no('nobody says why');
      if (path.state === '' && !['removal', 'rotation'].includes(String(body.detail?.change)))
        no('it begins at its end');
      path.endingAt = body.at;
      path.endingBy = body.actor.technician;
    },
    'request.revoked': (path, body, no) => {
      path.ends = shown(body, no);
      for (const deed of path.ends) notBefore(deed, path.endingAt ?? '', no);
      path.revoker = body.actor.technician;
    },
    'request.revocation-verified': (path, body, no) => {
      if ((path.high || path.emergency) && body.actor.technician === path.revoker)
        no('who ended it was the only witness');
      if (body.actor.technician === path.revoker && path.revoker === path.endingBy) no('one person ended it alone');
      for (const look of shown(body, no)) {
        const off = value(look, 'active') === 'false' || look.body.verb === 'accounts.listed';
        const roleGone = body.detail?.change === 'change' && value(look, 'role') !== body.detail.role;
        if (!off && !roleGone) no('it does not show that it ended');
        if (path.ends.some((deed) => deed.at > look.at)) no('it was seen before it ended');
      }
    },
    'request.risk-accepted': (path, body, no) => {
      if (!body.detail?.why || !body.detail.recheckAt) no('nobody says why, or until when');
      const parts = [path.requester, path.subject, path.doer, path.revoker, ...deciders(path)];
      if (parts.includes(body.actor.technician)) no('a part of it accepted the risk');
    },
    'request.cancelled': (path, body, no) => {
      if (path.state !== 'revocation-requested') return;
      if (!['removal', 'rotation'].includes(String(body.detail?.change))) no('access that was given was let be');
      if (body.detail?.movement && !undone.has(String(body.detail.undone))) no('nothing was undone');
    },
    'request.in-use': (path, body, no) => {
      if (!path.seen) no('nobody saw it');
      if (path.state !== 'revocation-requested') return;
      if (!undone.has(String(body.detail?.undone)) || path.emergency) no('nothing was undone');
    },
  };

  return { take, checked };
}
