/** States of the evidence log for the stories. */
import type { LogStatus } from '../../../lib/wire/own.ts';

export const earlyLog: LogStatus = {
  storage: { ok: true, used: 2_400_000, aside: [] },
  device: '0199-a7c1',
  log: {
    id: 'b3a1f4c2-7d11-4c0e-9a52-0c6d8f1e2b34',
    epoch: 1,
    vkey: 'b3a1f4c2-7d11-4c0e-9a52-0c6d8f1e2b34+9c1d2f3a+AQ==',
    fingerprint: '9c1d 2f3a 5be0 7714 c2aa 90f1',
    keys: 1,
  },
  waiting: 0,
  delivered: 0,
  refused: 0,
  withheld: 0,
  left: 0,
  forks: [],
  epochs: [],
};

const log = {
  ...(earlyLog.log as NonNullable<LogStatus['log']>),
  size: 1204,
  root: '4f0c9a7d1e22b6aa73d1c08f5b9e6640aa1290ffbc3d7e5142c6b8d0e9f1a273',
  checkpoint: 'b3a1f4c2/1\n1204\nTwyafR4itqpz0cCPW55mQKoSkP+8PX5RQsa40OnxonM=\n\n— b3a1f4c2/1 …\n',
  verifiedAt: '2026-11-22T08:41:12.000Z',
};

export const logStatus: LogStatus = { ...earlyLog, log, waiting: 2, delivered: 318 };

export const forkedLog: LogStatus = {
  ...logStatus,
  log: { ...log, epoch: 2, keys: 2 },
  problem:
    'The evidence log shows a history that does not contain what this device saw before. Nothing is marked as sent; work goes on and events wait here. Tell your administrator: the proof is in the options under “Evidence log”.',
  waiting: 14,
  withheld: 1,
  refused: 2,
  left: 3,
  forks: [
    {
      id: 'f1',
      at: '2026-11-22T08:52:00.000Z',
      kind: 'rollback',
      from: 'collector',
      seenSize: 1204,
      offeredSize: 1100,
      stands: true,
    },
    {
      id: 'f2',
      at: '2026-11-20T14:07:00.000Z',
      kind: 'other-root',
      from: 'pasted',
      seenSize: 900,
      offeredSize: 900,
      stands: false,
    },
  ],
  epochs: [{ epoch: 2, fromSize: 640, at: '2026-11-12T06:30:00.000Z', again: 7, seenSize: 655 }],
};

export const fullLog: LogStatus = {
  ...logStatus,
  storage: {
    ok: true,
    used: 512_000_000,
    full: 'This device has no room left to store evidence, and without evidence nothing is done. Free some disk space. Other ways out, which lose nothing, are in the options under “Evidence log”.',
    aside: ['unswivel'],
  },
};

export const unopenableLog: LogStatus = {
  ...earlyLog,
  storage: {
    ok: false,
    code: 'storage.unopenable',
    sentence:
      'The database with this device’s evidence cannot be opened, and without evidence nothing is done. Restart the browser. Other ways out, which lose nothing, are in the options under “Evidence log”.',
  },
};
delete unopenableLog.log;
