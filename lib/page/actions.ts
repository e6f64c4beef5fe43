import type { ProfileAction } from '../consoles/profile.schema.ts';
import { isElement, matches } from './native.ts';

/**
 * Watches the controls of a profile's actions without a form (disable, reset password, start a remote session, …) and reports each trusted press once.
 * `object` reads whose account it is about at the moment of the press, before the page reacts.
 */
export function watchActions(
  actions: readonly ProfileAction[],
  parts: {
    document: Document;
    signal: AbortSignal;
    object?: (action: ProfileAction) => string | undefined;
    report: (action: string, object?: string) => void;
  },
): void {
  if (actions.length === 0) return;
  const { document, signal, object, report } = parts;
  const pressed = (event: Event) => {
    if (!event.isTrusted) return;
    const path = event.composedPath().filter((node): node is HTMLElement => node instanceof Node && isElement(node));
    for (const action of actions) {
      if (path.some((element) => matches(element, action.control))) report(action.id, object?.(action));
    }
  };
  document.addEventListener('click', pressed, { signal, capture: true, passive: true });
}
