import { useEffect, useRef } from 'preact/hooks';

const WRITING = 'input, textarea, select, [contenteditable]';

/**
 * A plain letter does something while nobody writes; with a modifier it stays the browser's. A key held down or a key a script made does nothing.
 * It listens as long as it is `active`, whatever `keys` there are: an effect that comes and goes with them runs after the next frame, and a key pressed before it is lost, or taken once more.
 */
export function useKeys(active: boolean, keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !event.isTrusted) return;
      if (event.target instanceof Element && event.target.closest(WRITING)) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [active]);
}
