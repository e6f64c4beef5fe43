import { describe, expect, it } from 'vitest';
import { begin } from '../../lib/lifecycle/begin.ts';
import { nextDue } from '../../lib/lifecycle/due.ts';
import type { Evidence } from '../../lib/lifecycle/evidence.ts';
import { objectHash } from '../../lib/lifecycle/object-hash.ts';
import { isOpen, mayStillWork, STATES } from '../../lib/lifecycle/states.ts';
import { leadsFrom, TRANSITION_NAMES, TRANSITIONS } from '../../lib/lifecycle/transitions.ts';
import {
  APPROVER,
  AT,
  agreed,
  asked,
  byRule,
  deed,
  ITSELF,
  JIDE,
  LAN,
  LEAD,
  minutes,
  object,
  person,
  sight,
  step,
  why,
} from './made.ts';

const approved = () => step(asked(), 'approve', APPROVER, agreed(asked()));
const implemented = () => step(approved(), 'implement', LAN, deed(5, minutes(10)), minutes(10));
const verified = () => step(implemented(), 'verify', LAN, sight(6, minutes(11)), minutes(11));
const inUse = () => step(verified(), 'use', ITSELF);
const ending = () => step(inUse(), 'ask-revocation', LEAD, why, minutes(20));
const revoked = () => step(ending(), 'revoke', LAN, deed(9, minutes(30)), minutes(30));

describe('the table', () => {
  it('reaches every state, and leads out of every open one', () => {
    const reached = new Set(TRANSITION_NAMES.map((name) => TRANSITIONS[name].to));
    expect(STATES.filter((state) => !reached.has(state))).toEqual([]);
    const stuck = STATES.filter(
      (state) =>
        isOpen(state) && !TRANSITION_NAMES.some((name) => TRANSITIONS[name].to !== 'same' && leadsFrom(name, state)),
    );
    expect(stuck).toEqual([]);
  });

  it('ends access only over a verified revocation, or in somebody’s name as a risk', () => {
    for (const name of TRANSITION_NAMES) {
      const { from, to } = TRANSITIONS[name];
      if (from === 'nothing' || to === 'same' || mayStillWork(to)) continue;
      const given = from.filter(mayStillWork);
      // What is called off never gave anything: it only asked that something ends.
      const expected = { 'verify-revocation': ['revoked'], 'call-off': ['revocation-requested'] };
      expect([name, given]).toEqual([name, expected[name as keyof typeof expected] ?? []]);
    }
  });

  it('says something in the log at every step, and demands something for it', () => {
    for (const name of TRANSITION_NAMES) {
      expect(TRANSITIONS[name].says).toMatch(/^(request|emergency)\./);
      expect(TRANSITIONS[name].who.length).toBeGreaterThan(0);
    }
  });
});

describe('one path', () => {
  it('goes from request to verified revocation', () => {
    const gone = step(revoked(), 'verify-revocation', LAN, sight(12, minutes(31)), minutes(31));
    const closed = step(gone, 'close', LEAD);
    expect(closed).toMatchObject({ state: 'closed', version: 9 });
    expect(closed.parts).toMatchObject({ requester: ['jide'], approver: ['maria'], doer: ['lan'], revoker: ['lan'] });
  });

  it('lets no step be skipped', () => {
    expect(() => step(asked(), 'implement', LAN, deed(5, AT))).toThrow('lifecycle.state');
    expect(() => step(approved(), 'verify', LAN, sight(5, AT))).toThrow('lifecycle.state');
    expect(() => step(ending(), 'verify-revocation', LAN, sight(12, minutes(31)))).toThrow('lifecycle.state');
    expect(() => step(revoked(), 'close', LEAD)).toThrow('lifecycle.state');
  });

  it('takes no step without its evidence', () => {
    expect(() => step(approved(), 'implement', LAN)).toThrow('lifecycle.evidence');
    expect(() => step(implemented(), 'verify', LAN)).toThrow('lifecycle.evidence');
    expect(() => step(inUse(), 'ask-revocation', LEAD)).toThrow('lifecycle.why');
  });
});

describe('nobody is two people in one request', () => {
  it('nor approves their own', () => {
    const own = person('jide', { approves: true });
    expect(() => step(asked(), 'approve', own, agreed(asked(), 'jide'))).toThrow('lifecycle.twoParts');
    const subject = person('zoe', { approves: true });
    expect(() => step(asked(), 'approve', subject, agreed(asked(), 'zoe'))).toThrow('lifecycle.twoParts');
  });

  it('nor does what they approved, or asked of people', () => {
    const both = person('maria', { approves: true });
    expect(() => step(approved(), 'implement', both, deed(5, minutes(10), 'maria'))).toThrow('lifecycle.twoParts');
    expect(() => step(approved(), 'implement', JIDE, deed(5, minutes(10), 'jide'))).toThrow('lifecycle.twoParts');
  });

  it('but carries out the standard request they took from a ticket where the client says so, and another sees it', () => {
    const standard = step(asked(), 'approve', ITSELF, byRule(asked()));
    const mine = deed(5, minutes(10), 'jide');
    expect(() => step(standard, 'implement', JIDE, mine)).toThrow('lifecycle.twoParts');
    const done = step({ ...standard, ownHands: true }, 'implement', JIDE, mine, minutes(10));
    expect(done.state).toBe('implemented');
    const look = sight(6, minutes(11), 'wanted', 'jide');
    expect(() => step(done, 'verify', JIDE, look)).toThrow('lifecycle.twoParts');
    expect(step(done, 'verify', LAN, sight(6, minutes(11))).state).toBe('verified');
    // Where people decided it changes nothing.
    expect(() => step({ ...approved(), ownHands: true }, 'implement', JIDE, mine)).toThrow('lifecycle.twoParts');
  });

  it('nor ends alone what they asked to end, nor answers for the risk of what they had a part in', () => {
    const mine = step(inUse(), 'ask-revocation', LAN, why, minutes(20));
    const ended = step(mine, 'revoke', LAN, deed(9, minutes(30)), minutes(30));
    expect(() => step(ended, 'verify-revocation', LAN, sight(12, minutes(31)))).toThrow('lifecycle.ownEnding');
    expect(step(ended, 'verify-revocation', LEAD, sight(12, minutes(31), 'wanted', 'maren')).state).toBe(
      'revocation-verified',
    );
    for (const id of ['jide', 'maria', 'lan'])
      expect(() => step(revoked(), 'accept-risk', person(id, { roles: ['lead'] }), why)).toThrow('lifecycle.twoParts');
  });

  it('and a rule is nobody: it decides alone, and is none of the two who must agree', () => {
    const two = { ...asked(), needed: 2 };
    expect(step(two, 'approve', ITSELF, byRule(two)).state).toBe('approved');
  });

  it('and only the approver’s group approves, only the collector by a rule', () => {
    expect(() => step(asked(), 'approve', LEAD, agreed(asked(), 'maren'))).toThrow('lifecycle.role');
    expect(() => step(asked(), 'approve', APPROVER, byRule(asked()))).toThrow('lifecycle.role');
    expect(() => step(asked(), 'approve', ITSELF, agreed(asked()))).toThrow('lifecycle.role');
  });

  it('and two must agree where two are asked for', () => {
    const two = { ...asked(), needed: 2 };
    const once = step(two, 'approve', APPROVER, agreed(two));
    expect(once.state).toBe('requested');
    expect(() => step(once, 'approve', APPROVER, agreed(two))).toThrow('lifecycle.approvedTwice');
    const other = person('pavel', { approves: true });
    expect(step(once, 'approve', other, agreed(two, 'pavel')).state).toBe('approved');
  });
});

describe('an approval', () => {
  it('is of one object and of no other', () => {
    expect(() => step(asked(), 'approve', APPROVER, agreed(asked({ role: 'Domain Admins' })))).toThrow(
      'lifecycle.otherObject',
    );
  });

  it('tells objects apart by everything in them, and not by the order of groups', () => {
    const base = objectHash(object({ groups: ['a', 'b'] }));
    expect(objectHash(object({ groups: ['b', 'a'] }))).toBe(base);
    for (const other of [
      object({ groups: ['a'] }),
      object({ groups: ['a', 'b'], subject: { technician: 'zoe', version: 4 } }),
      object({ groups: ['a', 'b'], console: { id: 'lam', version: 2, profile: 'lam' } }),
      object({ groups: ['a', 'b'], convention: 2 }),
      object({ groups: ['a', 'b'], maxHours: 8 }),
    ])
      expect(objectHash(other)).not.toBe(base);
  });

  it('is gone when what it rests on changes', () => {
    const voided = step(approved(), 'void', ITSELF, { why: 'The role template changed.' });
    expect(voided).toMatchObject({ state: 'requested', approvals: [], parts: { approver: [] } });
  });
});

describe('done means verified', () => {
  it('by a look that is later than the deed, on its own device by number', () => {
    expect(() => step(implemented(), 'verify', LAN, sight(4, minutes(11)))).toThrow('lifecycle.tooEarly');
    expect(() => step(implemented(), 'verify', LEAD, sight(6, minutes(1), 'wanted', 'maren'))).toThrow(
      'lifecycle.tooEarly',
    );
  });

  it('and a look that shows otherwise leaves it unverified, and calls somebody', () => {
    expect(() => step(implemented(), 'verify', LAN, sight(6, minutes(11), 'otherwise'))).toThrow('lifecycle.notShown');
    expect(() => step(implemented(), 'verify', LAN, sight(6, minutes(11), 'unread'))).toThrow('lifecycle.unread');
    const doubted = step(implemented(), 'doubt', LAN, sight(6, minutes(11), 'otherwise'), minutes(11));
    expect(doubted).toMatchObject({
      state: 'implemented',
      failed: { event: 'event-6' },
      escalated: { at: minutes(11) },
    });
  });

  it('by another than the doer where the risk is high', () => {
    const high = asked({ role: 'Domain Admins' });
    expect(high.risk).toBe('high');
    const done = step(step(high, 'approve', APPROVER, agreed(high)), 'implement', LAN, deed(5, minutes(10)));
    expect(() => step(done, 'verify', LAN, sight(6, minutes(11)))).toThrow('lifecycle.otherWitness');
    expect(step(done, 'verify', LEAD, sight(6, minutes(11), 'wanted', 'maren')).state).toBe('verified');
  });

  it('twice where the console synchronises later', () => {
    const once = step(implemented(), 'verify', LAN, sight(6, minutes(11)), minutes(11), { repeatMinutes: 30 });
    expect(() => step(once, 'use', ITSELF)).toThrow('lifecycle.repeat');
    const early = step(once, 'verify', LAN, sight(7, minutes(20)), minutes(20), { repeatMinutes: 30 });
    expect(() => step(early, 'use', ITSELF)).toThrow('lifecycle.repeat');
    const again = step(early, 'verify', LAN, sight(8, minutes(45)), minutes(45), { repeatMinutes: 30 });
    expect(step(again, 'use', ITSELF).state).toBe('in-use');
  });

  it('and says whose eyes it was', () => {
    const by = (id: string, change: object = {}) => {
      const { sight: look } = sight(6, minutes(11), 'wanted', id) as { sight: object };
      return step(implemented(), 'verify', person(id), { sight: { ...look, ...change } } as Evidence, minutes(11));
    };
    expect(by('lan').verified?.witness).toBe('doer');
    expect(by('maren').verified?.witness).toBe('other');
    expect(by('maren', { round: true }).verified?.witness).toBe('connector');
  });

  it('else only as a risk somebody answers for, who did not do it', () => {
    expect(() => step(revoked(), 'accept-risk', person('lan', { roles: ['lead'] }), why)).toThrow('lifecycle.twoParts');
    const risk = step(revoked(), 'accept-risk', LEAD, why, minutes(40), { recheckAt: minutes(9000) });
    expect(risk).toMatchObject({ state: 'residual-risk', residual: { by: 'maren', recheckAt: minutes(9000) } });
    expect(() => step(risk, 'recheck', LEAD, why)).toThrow('lifecycle.state');
    expect(step(risk, 'recheck-ending', LEAD, why).state).toBe('revocation-requested');
  });
});

describe('an end that was asked for', () => {
  const removal = (movement?: string) => {
    const made = begin({
      ...{ name: 'ask-removal', id: 'req-2', object: object({ change: 'removal' }), by: LEAD, evidence: why },
      ...{ at: AT, policy: {}, owner: 'maren', movement },
    });
    if ('refused' in made) throw new Error(made.refused.code);
    return made.next;
  };

  it('by mistake is called off while nobody set about it', () => {
    expect(step(removal(), 'call-off', LEAD, why).state).toBe('cancelled');
    expect(() => step(removal(), 'call-off', LAN, why)).toThrow('lifecycle.role');
    const begun = step(removal(), 'revoke', LAN, deed(9, minutes(30)), minutes(30));
    expect(() => step(begun, 'call-off', LEAD, why)).toThrow('lifecycle.state');
    expect(() => step(ending(), 'call-off', LEAD, why)).toThrow('lifecycle.goesOn');
  });

  it('of somebody who left is called off only by undoing that, and then what was in use is so again', () => {
    expect(() => step(removal('m-1'), 'call-off', LEAD, why)).toThrow('lifecycle.ofMovement');
    expect(step(removal('m-1'), 'call-off', ITSELF, { ...why, undone: 'm-1' }).state).toBe('cancelled');
    const left = step(inUse(), 'ask-revocation', ITSELF, why, minutes(20), { movement: 'm-1' });
    expect(() => step(left, 'resume', ITSELF, { undone: 'm-2' })).toThrow('lifecycle.goesOn');
    expect(step(left, 'resume', ITSELF, { undone: 'm-1' })).toMatchObject({ state: 'in-use', ending: null });
    const unseen = step(implemented(), 'ask-revocation', ITSELF, why, minutes(20), { movement: 'm-1' });
    expect(() => step(unseen, 'resume', ITSELF, { undone: 'm-1' })).toThrow('lifecycle.goesOn');
  });
});

describe('whoever answers for it', () => {
  it('is called for each reason once, also when they were called for another before', () => {
    const called = step(implemented(), 'escalate', ITSELF, why, minutes(20));
    const due = nextDue(called);
    expect(due).toMatchObject({ name: 'escalate', at: minutes(10 + 24 * 60) });
    const again = step(called, 'escalate', ITSELF, why, due?.at);
    expect(nextDue(again)).toBeNull();
  });

  it('has a ticket that nobody exchanges for another', () => {
    const ticket = { console: 'rt', number: '17', event: 'event-1' };
    const bound = step(asked(), 'bind', JIDE, { ticket });
    expect(bound.ticket).toEqual(ticket);
    expect(() => step(bound, 'bind', JIDE, { ticket: { ...ticket, number: '18' } })).toThrow('lifecycle.bound');
  });
});
