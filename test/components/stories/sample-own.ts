/** Answers of an invented worker for the stories of our own pages. */
import type { Ask } from '../../../components/own/ask.ts';
import type { Role } from '../../../lib/record/record.schema.ts';
import type { DeviceStatus } from '../../../lib/wire/own.ts';
import { tickets } from './sample.ts';

export const device: DeviceStatus = {
  enrolled: true,
  collector: 'https://unswivel.msp.example',
  technician: { id: 'jonas-weber', name: 'Jonas Weber', roles: ['technician', 'administrator'] },
  others: [{ id: 'ada-nowak', name: 'Ada Nowak' }],
  device: 'Jonas’s laptop, Edge',
  offline: null,
  leaseUntil: '2026-11-22T09:00:00.000Z',
  evidence: { waiting: 0, sent: 41 },
  consoles: [
    { id: 'rt', label: 'Request Tracker', kind: 'psa', origins: ['https://rt.msp.example'], granted: true },
    {
      id: 'lam-fabrikam',
      label: 'Fabrikam LDAP',
      kind: 'iam',
      origins: ['https://lam.fabrikam.example'],
      granted: true,
    },
    { id: 'mesh', label: 'MeshCentral', kind: 'rmm', origins: ['https://mesh.msp.example:8443'], granted: false },
  ],
  paused: false,
  shortcut: 'Alt+Shift+F',
  recent: tickets,
  version: '0.1.0',
};

declare global {
  interface Window {
    /** every message our pages sent, in order */
    asked: { type: string }[];
  }
}
window.asked = [];

/** The browser says no; that it was asked is noted at once. */
export async function refuse(): Promise<boolean> {
  window.asked.push({ type: 'permissions.request' });
  return false;
}

/** Answers by message type; a function gets the message. What is missing never answers, so that a view shows that it waits. */
export function answers(given: Record<string, unknown>): Ask {
  return ((message: { type: string }) => {
    window.asked.push(message);
    if (!(message.type in given)) return new Promise(() => {});
    const answer = given[message.type];
    return Promise.resolve(typeof answer === 'function' ? answer(message) : answer).then((value) =>
      value && typeof value === 'object' && 'ok' in value ? value : { ok: true, value },
    );
  }) as Ask;
}

export const failure = (code: string, sentence: string) => ({ ok: false, code, sentence });

/** This device, with somebody of these roles. */
export const as = (...roles: Role[]): DeviceStatus => ({
  ...device,
  technician: { id: 'jonas-weber', name: 'Jonas Weber', roles },
});

export const away = failure(
  'collector.unreachable',
  'No answer from https://unswivel.msp.example. Check that it runs and that this device reaches it.',
);
