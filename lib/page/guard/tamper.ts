import { HOST } from '../host.ts';
import { documentOf, htmlOf, parentOf, queryAll } from '../native.ts';
import type { RefusalCode } from './refusals.ts';

export interface Tampering {
  /** What the page did to the host since a moment (`performance.now()`), looked at now. */
  since(at: number): RefusalCode | null;
  notice(code: RefusalCode): void;
  own(change: () => void): void;
  onTamper(report: (code: RefusalCode) => void): void;
}

const QUIET = 1000;

/** Watches the host element itself: its attributes, its place in the tree, and copies of it (attack 8). */
export function watchTampering(host: HTMLElement, signal: AbortSignal): Tampering {
  const reports: ((code: RefusalCode) => void)[] = [];
  const told = new Map<RefusalCode, number>();
  let last: { code: RefusalCode; at: number } | null = null;

  const notice = (code: RefusalCode) => {
    if (signal.aborted) return;
    const now = performance.now();
    last = { code, at: now };
    if (now - (told.get(code) ?? Number.NEGATIVE_INFINITY) < QUIET) return;
    told.set(code, now);
    for (const report of reports) report(code);
  };
  const take = (records: MutationRecord[]) => {
    for (const record of records) {
      if (record.type === 'attributes') notice('restyled');
      else if ([...record.removedNodes].includes(host)) notice(host.isConnected ? 'moved' : 'removed');
    }
  };
  const observer = new MutationObserver(take);
  const watch = () => {
    observer.disconnect();
    observer.observe(host, { attributes: true });
    const around = parentOf(host);
    if (around) observer.observe(around, { childList: true });
  };
  watch();
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    since(at) {
      take(observer.takeRecords());
      if (queryAll(htmlOf(documentOf(host)), HOST).length > 1) notice('cloned');
      return last && last.at >= at ? last.code : null;
    },
    notice,
    own(change) {
      take(observer.takeRecords());
      change();
      observer.takeRecords();
      watch();
    },
    onTamper: (report) => reports.push(report),
  };
}
