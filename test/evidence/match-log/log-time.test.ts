import { describe, expect, it } from 'vitest';
import { isZone, orderOf, timeReader } from '../../../lib/evidence/match-log/log-time.ts';

const read = (text: string, zone: string | null = null, order: 'dmy' | 'mdy' | null = null) => {
  const found = timeReader({ zone, order })(text);
  return 'at' in found ? new Date(found.at).toISOString() : found.why;
};

describe('times of a console’s log', () => {
  it('are read as consoles write them, when they say their zone', () => {
    const same = '2026-11-20T08:15:30.000Z';
    for (const text of [
      '2026-11-20T08:15:30Z',
      '2026-11-20T08:15:30.0000000Z',
      '2026-11-20 09:15:30 +01:00',
      '2026-11-20 09:15:30+0100',
      '2026/11/20 08:15:30 UTC',
      '20261120081530Z',
      '20261120091530+0100',
      'Fri, 20 Nov 2026 08:15:30 +0000',
      'Fri, 20 Nov 2026 08:15:30 GMT',
      'Nov 20, 2026 3:15:30 AM -0500',
      'Fri Nov 20 08:15:30 UTC 2026',
      '1795162530',
      '1795162530000',
      '1795162530000000',
    ])
      expect([text, read(text)]).toEqual([text, same]);
    expect(read('20261120081530.123456Z')).toBe('2026-11-20T08:15:30.123Z');
  });

  it('are not guessed at where they name no zone, and read in the one that was said, with its summer time', () => {
    expect(read('2026-11-20 08:15:30')).toBe('zone');
    expect(read('2026-11-20 08:15:30', 'Europe/Berlin')).toBe('2026-11-20T07:15:30.000Z');
    expect(read('2026-07-20 08:15:30', 'Europe/Berlin')).toBe('2026-07-20T06:15:30.000Z');
    expect(read('2026-07-20 08:15:30', 'America/New_York')).toBe('2026-07-20T12:15:30.000Z');
    expect(read('2026-07-20 08:15:30', '-03:30')).toBe('2026-07-20T11:45:30.000Z');
    // 25 October 2026, 02:30 comes twice in Berlin; 29 March, 02:30 never
    expect(read('2026-10-25 02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-10-25 03:30:00', 'Europe/Berlin')).toBe('2026-10-25T02:30:00.000Z');
    expect(read('2026-03-29 02:30:00', 'Europe/Berlin')).toMatch(/^2026-03-29T0[01]:30/);
  });

  it('ask which comes first, day or month, unless the log itself shows it', () => {
    expect(read('03/04/2026, 1:05:00 PM', 'UTC')).toBe('order');
    expect(read('03/04/2026, 1:05:00 PM', 'UTC', 'mdy')).toBe('2026-03-04T13:05:00.000Z');
    expect(read('03/04/2026 12:05:00 AM', 'UTC', 'dmy')).toBe('2026-04-03T00:05:00.000Z');
    expect(read('03.04.2026 13:05', 'UTC')).toBe('2026-04-03T13:05:00.000Z');
    expect(orderOf(['03/04/2026 1:05', '23/04/2026 1:05'])).toBe('dmy');
    expect(orderOf(['03/04/2026 1:05', '04/23/2026 1:05'])).toBe('mdy');
    expect(orderOf(['03/04/2026 1:05'])).toBe(null);
  });

  it('are refused when there is no such moment', () => {
    for (const text of [
      '',
      'yesterday',
      '2026-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-11-20T25:00:00Z',
      '17',
      '2026-11-20',
    ])
      expect([text, read(text, 'UTC')]).toEqual([
        text,
        text.startsWith('2026-') && text !== '2026-11-20' ? expect.stringMatching(/unread|zone/) : 'unread',
      ]);
  });

  it('take zones by name or offset, and nothing else', () => {
    expect(['UTC', 'Europe/Berlin', '+05:45', '-0300'].every(isZone)).toBe(true);
    expect(['Mars/Base', 'x', '+25:00', 'DROP TABLE'].some(isZone)).toBe(false);
  });
});
