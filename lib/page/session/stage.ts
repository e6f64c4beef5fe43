import { createGuard, type Guard } from '../guard.ts';
import { keepReachable, type Mounted, mount } from './mount.ts';

export interface Stage extends Mounted {
  guard: Guard;
  /** aborts when it is taken down */
  signal: AbortSignal;
}

/** Puts an element of ours into the page with its guard, above the page's dialogs, until `signal` aborts. `mark` as `mount` says. */
export function openStage(document: Document, css: string, signal: AbortSignal, mark?: string): Stage {
  const mounted = mount(document, css, signal, mark);
  const { host, shadow } = mounted;
  const guard = createGuard(host, shadow, { signal });
  keepReachable(document, host, guard.own, signal);
  return { ...mounted, guard, signal };
}
