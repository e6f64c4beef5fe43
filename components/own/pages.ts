import type { DeviceStatus } from '../../lib/wire/own.ts';

/** Our pages beside the options, and who has work there. What is on them the collector decides by itself. */
export type OverseerPage = 'drift' | 'evidence';

export function pagesFor(device: Pick<DeviceStatus, 'technician' | 'mine'> | null): OverseerPage[] {
  const roles = device?.technician?.roles ?? [];
  const is = (...some: typeof roles) => some.some((role) => roles.includes(role));
  // Whoever was given something to look after finds it, whatever their role.
  const drift = is('lead', 'administrator') || (device?.mine ?? 0) > 0;
  const evidence = is('lead', 'compliance', 'administrator');
  return [...(drift ? (['drift'] as const) : []), ...(evidence ? (['evidence'] as const) : [])];
}
