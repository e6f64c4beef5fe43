import { describe, expect, it } from 'vitest';
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
      expect([name, given]).toEqual([name, name === 'verify-revocation' ? ['revoked'] : []]);
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

  it('but carries out the standard request they took from a ticket', () => {
    const standard = step(asked(), 'approve', ITSELF, byRule(asked()));
    expect(step(standard, 'implement', JIDE, deed(5, minutes(10), 'jide'))).toMatchObject({ state: 'implemented' });
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

  it('else only as a risk somebody answers for, who did not do it', () => {
    expect(() => step(revoked(), 'accept-risk', person('lan', { roles: ['lead'] }), why)).toThrow('lifecycle.twoParts');
    const risk = step(revoked(), 'accept-risk', LEAD, why, minutes(40), { recheckAt: minutes(9000) });
    expect(risk).toMatchObject({ state: 'residual-risk', residual: { by: 'maren', recheckAt: minutes(9000) } });
    expect(() => step(risk, 'recheck', LEAD, why)).toThrow('lifecycle.state');
    expect(step(risk, 'recheck-ending', LEAD, why).state).toBe('revocation-requested');
  });
});
