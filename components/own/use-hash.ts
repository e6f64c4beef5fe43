import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/**
 * The address behind `#` as a page's route, and the way to another; `here` puts it in place of this one. A page is rendered once and keeps its route as state: Preact counts the ids of
 * labels and fields anew with each `render`, and two fields would come to share one. `read` and `write` stay the same for a page.
 */
export function useHash<Route>(
  read: (hash: string) => Route,
  write: (route: Route) => string,
): [Route, (next: Route, here?: 'here') => void] {
  const [route, setRoute] = useState(() => read(location.hash));
  // Before anybody can go anywhere: an address changed meanwhile would not be followed.
  useLayoutEffect(() => {
    const follow = () => setRoute(read(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [read]);
  const go = useCallback(
    (next: Route, here?: 'here') => {
      const hash = write(next);
      if (here) history.replaceState(null, '', hash);
      else location.hash = hash;
      setRoute(read(hash));
    },
    [read, write],
  );
  return [route, go];
}
